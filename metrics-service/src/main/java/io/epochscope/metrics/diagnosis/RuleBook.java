package io.epochscope.metrics.diagnosis;

import io.epochscope.metrics.diagnosis.rule.AbnormalWeights;
import io.epochscope.metrics.diagnosis.rule.BoundedOutput;
import io.epochscope.metrics.diagnosis.rule.ClassImbalance;
import io.epochscope.metrics.diagnosis.rule.ClassMissing;
import io.epochscope.metrics.diagnosis.rule.ClassNeverPredicted;
import io.epochscope.metrics.diagnosis.rule.DeadUnits;
import io.epochscope.metrics.diagnosis.rule.Divergence;
import io.epochscope.metrics.diagnosis.rule.DropoutTooHigh;
import io.epochscope.metrics.diagnosis.rule.ExplodingGradients;
import io.epochscope.metrics.diagnosis.rule.Forgetting;
import io.epochscope.metrics.diagnosis.rule.FrozenWeights;
import io.epochscope.metrics.diagnosis.rule.GoodFit;
import io.epochscope.metrics.diagnosis.rule.Initialisation;
import io.epochscope.metrics.diagnosis.rule.InputsNotScaled;
import io.epochscope.metrics.diagnosis.rule.LabelsUnlearnable;
import io.epochscope.metrics.diagnosis.rule.LearningRateTooHigh;
import io.epochscope.metrics.diagnosis.rule.LearningRateTooLow;
import io.epochscope.metrics.diagnosis.rule.LossOfProbabilities;
import io.epochscope.metrics.diagnosis.rule.LossSurge;
import io.epochscope.metrics.diagnosis.rule.MissingActivation;
import io.epochscope.metrics.diagnosis.rule.NoBetterThanGuessing;
import io.epochscope.metrics.diagnosis.rule.NonFinite;
import io.epochscope.metrics.diagnosis.rule.Oscillation;
import io.epochscope.metrics.diagnosis.rule.Overconfidence;
import io.epochscope.metrics.diagnosis.rule.Overfitting;
import io.epochscope.metrics.diagnosis.rule.Plateau;
import io.epochscope.metrics.diagnosis.rule.ProblematicPatches;
import io.epochscope.metrics.diagnosis.rule.SamplesRepeated;
import io.epochscope.metrics.diagnosis.rule.SaturatedUnits;
import io.epochscope.metrics.diagnosis.rule.SlowerThanBefore;
import io.epochscope.metrics.diagnosis.rule.SplitsShareSamples;
import io.epochscope.metrics.diagnosis.rule.Stalled;
import io.epochscope.metrics.diagnosis.rule.SuspectLabels;
import io.epochscope.metrics.diagnosis.rule.Underfitting;
import io.epochscope.metrics.diagnosis.rule.UpdateRatio;
import io.epochscope.metrics.diagnosis.rule.VanishingGradients;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All rules, with the thresholds that are set. Immutable. */
public final class RuleBook {

    private final List<Rule> rules;

    /**
     * Makes the rules.
     *
     * @throws IllegalArgumentException if a threshold is set that no rule has, or to what is no number from 0 on; the
     *     message names it and what is accepted
     */
    public RuleBook(Thresholds thresholds) {
        rules = List.of(
                new GoodFit(thresholds),
                new Overfitting(thresholds),
                new Overconfidence(thresholds),
                new Underfitting(thresholds),
                new NoBetterThanGuessing(thresholds),
                new LabelsUnlearnable(thresholds),
                new Divergence(thresholds),
                new LearningRateTooHigh(thresholds),
                new LearningRateTooLow(thresholds),
                new LossSurge(thresholds),
                new Oscillation(thresholds),
                new Plateau(thresholds),
                new DropoutTooHigh(thresholds),
                new Stalled(thresholds),
                new SlowerThanBefore(thresholds),
                new NonFinite(thresholds),
                new VanishingGradients(thresholds),
                new ExplodingGradients(thresholds),
                new DeadUnits(thresholds),
                new SaturatedUnits(thresholds),
                new UpdateRatio(thresholds),
                new FrozenWeights(thresholds),
                new AbnormalWeights(thresholds),
                new Initialisation(thresholds),
                new MissingActivation(thresholds),
                new LossOfProbabilities(thresholds),
                new BoundedOutput(thresholds),
                new SamplesRepeated(thresholds),
                new InputsNotScaled(thresholds),
                new ClassImbalance(thresholds),
                new ClassMissing(thresholds),
                new ClassNeverPredicted(thresholds),
                new SplitsShareSamples(thresholds),
                new ProblematicPatches(thresholds),
                new SuspectLabels(thresholds),
                new Forgetting(thresholds));
        List<String> faults = faults(thresholds);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private List<String> faults(Thresholds thresholds) {
        Map<String, RuleDescription> known =
                rules.stream().map(Rule::description).collect(Collectors.toMap(RuleDescription::name, rule -> rule));
        List<String> faults = new ArrayList<>();
        thresholds.settings().forEach((rule, settings) -> {
            if (!known.containsKey(rule)) {
                faults.add("epochscope.diagnosis.rules.%s: there is no such rule, but %s"
                        .formatted(rule, known.keySet().stream().sorted().collect(Collectors.joining(", "))));
                return;
            }
            List<String> names =
                    known.get(rule).thresholds().stream().map(Threshold::name).toList();
            settings.keySet().stream()
                    .filter(name -> !names.contains(name))
                    .forEach(name -> faults.add("epochscope.diagnosis.rules.%s.%s: there is no such threshold, but %s"
                            .formatted(rule, name, String.join(", ", names))));
            settings.forEach((name, value) -> {
                if (!(value >= 0 && Double.isFinite(value))) {
                    faults.add("epochscope.diagnosis.rules.%s.%s is %s, but must be a number from 0 on"
                            .formatted(rule, name, value));
                }
            });
        });
        return faults;
    }

    /** In the order in which they are documented. */
    public List<Rule> rules() {
        return rules;
    }

    /** What people are told about a rule. */
    public RuleDescription describe(String rule) {
        return rules.stream()
                .map(Rule::description)
                .filter(description -> description.name().equals(rule))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no rule " + rule));
    }
}
