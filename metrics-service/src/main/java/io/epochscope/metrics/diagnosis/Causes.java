package io.epochscope.metrics.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules find the causes of what others see. A fault of data, first weights or rate shows in the curves as well:
 * where both are found in the same epochs, the cause is what has to be changed.
 */
public final class Causes {

    private static final Set<String> CURVES = Set.of(
            "underfitting",
            "overfitting",
            "overconfidence",
            "no-better-than-guessing",
            "plateau",
            "class-never-predicted",
            "problematic-patches",
            "forgetting");

    private static final Set<String> JUMPS = Set.of("divergence", "loss-surge", "oscillation", "abnormal-weights");

    private static final Set<String> INSTABILITY = union(JUMPS, Set.of("non-finite", "exploding-gradients"));

    private static final Set<String> LAYERS =
            Set.of("vanishing-gradients", "saturated-units", "dead-units", "frozen-weights", "update-ratio");

    private static final Set<String> RATES = Set.of("learning-rate-too-high", "learning-rate-too-low");

    /** Rules by what they explain. */
    private static final Map<String, Set<String>> EXPLAINED = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "inputs-not-scaled",
                    union(CURVES, INSTABILITY, LAYERS, RATES, Set.of("labels-unlearnable", "suspect-labels"))),
            Map.entry(
                    "initialisation",
                    union(CURVES, INSTABILITY, LAYERS, RATES, Set.of("labels-unlearnable", "suspect-labels"))),
            Map.entry(
                    "samples-repeated",
                    union(
                            CURVES,
                            INSTABILITY,
                            LAYERS,
                            Set.of("labels-unlearnable", "suspect-labels", "class-missing", "class-imbalance"))),
            Map.entry("missing-activation", union(CURVES, Set.of("suspect-labels", "learning-rate-too-low"))),
            Map.entry(
                    "loss-of-probabilities",
                    union(CURVES, LAYERS, RATES, Set.of("labels-unlearnable", "suspect-labels", "oscillation"))),
            Map.entry("bounded-output", union(CURVES, LAYERS, RATES, Set.of("labels-unlearnable", "oscillation"))),
            Map.entry("class-missing", union(CURVES, Set.of("class-imbalance", "suspect-labels"))),
            Map.entry("split-overlap", Set.of("overfitting", "overconfidence")),
            Map.entry("labels-unlearnable", union(CURVES, Set.of("suspect-labels", "oscillation", "dead-units"))),
            Map.entry("suspect-labels", union(CURVES, Set.of("oscillation"))),
            Map.entry(
                    "dropout-too-high",
                    union(
                            CURVES,
                            RATES,
                            JUMPS,
                            Set.of("labels-unlearnable", "suspect-labels", "exploding-gradients", "dead-units"))),
            Map.entry(
                    "learning-rate-too-high",
                    union(CURVES, INSTABILITY, LAYERS, Set.of("labels-unlearnable", "suspect-labels"))),
            Map.entry("learning-rate-too-low", union(CURVES, Set.of("update-ratio", "suspect-labels"))),
            Map.entry("vanishing-gradients", union(CURVES, Set.of("frozen-weights", "update-ratio"))),
            Map.entry(
                    "saturated-units", union(CURVES, Set.of("vanishing-gradients", "frozen-weights", "update-ratio"))),
            Map.entry(
                    "exploding-gradients",
                    union(
                            CURVES,
                            JUMPS,
                            Set.of(
                                    "non-finite",
                                    "update-ratio",
                                    "dead-units",
                                    "frozen-weights",
                                    "labels-unlearnable",
                                    "suspect-labels"))),
            Map.entry("dead-units", union(CURVES, Set.of("frozen-weights", "vanishing-gradients"))),
            Map.entry(
                    "underfitting",
                    Set.of("no-better-than-guessing", "class-never-predicted", "problematic-patches", "forgetting")),
            Map.entry("no-better-than-guessing", Set.of("class-never-predicted", "plateau")),
            Map.entry("divergence", union(CURVES, Set.of("loss-surge", "abnormal-weights"))),
            Map.entry("non-finite", union(CURVES, Set.of("loss-surge")))));

    private Causes() {}

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static Set<String> union(Set<String>... sets) {
        return Stream.of(sets).flatMap(set -> set.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** All rules that explain others, or are explained. */
    static Set<String> rules() {
        return EXPLAINED.entrySet().stream()
                .flatMap(entry -> Stream.concat(Stream.of(entry.getKey()), entry.getValue().stream()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether what the one rule finds is a cause of what the other sees, where both are found at the same time. */
    public static boolean explains(String cause, String symptom) {
        return EXPLAINED.getOrDefault(cause, Set.of()).contains(symptom);
    }

    /**
     * What has to be changed first: of the findings that say that something is wrong, those that another one explains
     * step back; of the others it is the gravest, of these one that is still open, of these the one that explains most,
     * and of these the earliest.
     *
     * @param findings of one run, all of them
     * @return empty if there are no warnings and no errors
     */
    public static Optional<Finding> main(List<Finding> findings) {
        List<Finding> complaints = complaints(findings);
        return first(complaints, complaints);
    }

    /**
     * What explains a finding; where several do, the one that comes first by the order of {@link #main}.
     *
     * @param findings of one run, all of them
     * @return empty if none does
     */
    static Optional<Finding> of(Finding symptom, List<Finding> findings) {
        List<Finding> complaints = complaints(findings);
        return first(
                complaints.stream().filter(cause -> explains(cause, symptom)).toList(), complaints);
    }

    private static List<Finding> complaints(List<Finding> findings) {
        return findings.stream().filter(Finding::isComplaint).toList();
    }

    private static Optional<Finding> first(List<Finding> candidates, List<Finding> complaints) {
        return candidates.stream()
                .filter(finding -> candidates.stream().noneMatch(other -> explains(other, finding)))
                .max(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::open)
                        .thenComparingLong(finding -> complaints.stream()
                                .filter(other -> explains(finding, other))
                                .count())
                        .thenComparingInt(finding -> -finding.firstEpoch()));
    }

    private static boolean explains(Finding cause, Finding symptom) {
        return explains(cause.rule(), symptom.rule())
                && cause.firstEpoch() <= symptom.lastEpoch()
                && symptom.firstEpoch() <= cause.lastEpoch();
    }
}
