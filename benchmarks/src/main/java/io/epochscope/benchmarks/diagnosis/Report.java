package io.epochscope.benchmarks.diagnosis;

import io.epochscope.benchmarks.Figure;
import io.epochscope.benchmarks.Figure.Mark;
import io.epochscope.metrics.diagnosis.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The figures of the cases of one part. */
final class Report {

    private static final double RIGHT = 0.9;
    private static final double ERROR_FREE = 95;

    private final String bench;
    private final Part part;
    private final Consumer<Figure> figures;

    Report(String bench, Part part, Consumer<Figure> figures) {
        this.bench = bench;
        this.part = part;
        this.figures = figures;
    }

    void print(List<JudgedCase> judged) {
        List<JudgedCase> counted =
                judged.stream().filter(each -> each.exclusion().isEmpty()).toList();
        List<JudgedCase> faulty =
                counted.stream().filter(each -> each.of().fault().isPresent()).toList();
        List<JudgedCase> healthy =
                counted.stream().filter(each -> each.of().fault().isEmpty()).toList();
        for (Fault fault : Fault.values()) {
            ofFault(
                    fault,
                    faulty.stream()
                            .filter(each ->
                                    each.of().fault().filter(fault::equals).isPresent())
                            .toList());
        }
        faulty.stream().filter(each -> !each.namesFault()).forEach(each -> line("missed: ", each));
        healthy.stream().filter(each -> !each.complaints().isEmpty()).forEach(each -> line("healthy, but: ", each));
        judged.forEach(each -> each.exclusion()
                .ifPresent(reason -> figure("excluded: " + each.of().shown(), 0, "", Optional.empty(), reason)));
        ofRules(counted);
        ofAll(faulty, healthy);
    }

    private void ofFault(Fault fault, List<JudgedCase> cases) {
        if (cases.isEmpty()) {
            return;
        }
        double[] epochs = cases.stream()
                .flatMap(each -> each.complaints().stream()
                        .filter(finding -> fault.isNamedBy(finding.rule()))
                        .min((one, other) -> Integer.compare(one.firstEpoch(), other.firstEpoch()))
                        .stream())
                .mapToDouble(Finding::firstEpoch)
                .sorted()
                .toArray();
        figure(
                fault.shown() + ": right cause",
                share(cases, JudgedCase::namesFault),
                "",
                Optional.empty(),
                "of %d; first seen in epoch %s; right: %s"
                        .formatted(
                                cases.size(),
                                epochs.length == 0 ? "-" : String.valueOf((int) epochs[epochs.length / 2]),
                                String.join(", ", new TreeSet<>(fault.rightRules()))));
    }

    private void line(String prefix, JudgedCase each) {
        figure(
                prefix + each.of().shown(),
                each.complaints().size(),
                "findings",
                Optional.empty(),
                "%s; %s"
                        .formatted(
                                each.mainCause()
                                        .map(main -> "%s: %s".formatted(main.rule(), main.message()))
                                        .orElse("nothing found"),
                                String.join(", ", each.rules())));
    }

    /** A rule is right wherever it names the fault, whether it comes first or not. */
    private void ofRules(List<JudgedCase> cases) {
        TreeMap<String, Set<Fault>> faults = new TreeMap<>();
        Arrays.stream(Fault.values())
                .forEach(fault -> fault.rightRules()
                        .forEach(rule -> faults.computeIfAbsent(rule, any -> new TreeSet<>())
                                .add(fault)));
        cases.forEach(each ->
                each.mainCause().ifPresent(main -> faults.computeIfAbsent(main.rule(), any -> new TreeSet<>())));
        faults.forEach((rule, named) -> {
            List<JudgedCase> theirs = cases.stream()
                    .filter(each -> each.of().fault().filter(named::contains).isPresent())
                    .toList();
            List<JudgedCase> first = cases.stream()
                    .filter(each -> each.mainCause()
                            .filter(main -> main.rule().equals(rule))
                            .isPresent())
                    .toList();
            figure(
                    "rule %s: precision where it comes first".formatted(rule),
                    share(first, JudgedCase::namesFault),
                    "",
                    Optional.empty(),
                    "of %d; recall %.2f of %d with %s"
                            .formatted(
                                    first.size(),
                                    share(theirs, each -> each.rules().contains(rule)),
                                    theirs.size(),
                                    named.stream().map(Fault::shown).collect(Collectors.joining(", "))));
        });
    }

    private void ofAll(List<JudgedCase> faulty, List<JudgedCase> healthy) {
        long right = faulty.stream().filter(JudgedCase::namesFault).count();
        long complained = faulty.stream()
                        .filter(each -> !each.complaints().isEmpty())
                        .count()
                + healthy.stream().filter(each -> !each.complaints().isEmpty()).count();
        boolean heldOut = part == Part.HELD_OUT;
        figure(
                "recall of the right cause",
                (double) right / faulty.size(),
                "",
                heldOut ? Mark.atLeast(RIGHT) : Optional.empty(),
                "%d of %d faults".formatted(right, faulty.size()));
        figure(
                "precision of the right cause",
                (double) right / complained,
                "",
                heldOut ? Mark.atLeast(RIGHT) : Optional.empty(),
                "%d of %d runs that are complained of".formatted(right, complained));
        figure(
                "faults that are complained of at all",
                share(faulty, each -> !each.complaints().isEmpty()),
                "",
                Optional.empty(),
                "");
        figure(
                "faults whose right cause is among the findings",
                share(
                        faulty,
                        each -> each.rules().stream()
                                .anyMatch(
                                        rule -> each.of().fault().orElseThrow().isNamedBy(rule))),
                "",
                Optional.empty(),
                "");
        figure(
                "healthy runs without an error",
                100 * share(healthy, each -> !each.hasError()),
                "%",
                heldOut ? Mark.atLeast(ERROR_FREE) : Optional.empty(),
                "of " + healthy.size());
        figure(
                "healthy runs without a warning",
                100 * share(healthy, each -> each.complaints().isEmpty()),
                "%",
                Optional.empty(),
                "of " + healthy.size());
    }

    private static double share(List<JudgedCase> cases, Predicate<JudgedCase> predicate) {
        return cases.stream()
                .mapToInt(each -> predicate.test(each) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private void figure(String name, double value, String unit, Optional<Mark> mark, String beside) {
        figures.accept(new Figure(
                bench, "%s: %s".formatted(part.shown(), name), Math.round(value * 1e4) / 1e4, unit, mark, beside));
    }
}
