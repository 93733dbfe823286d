package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A loss, or values of a layer, are NaN or infinite. */
public final class NonFinite implements Rule {

    private static final String NAME = "non-finite";
    private static final Threshold SURGE = new Threshold(
            "surge", 3, "times its first value that the loss must have risen to before, to be named as the cause");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "NaN or infinity",
            "The loss, or values of a layer, are NaN or infinite.",
            "What the network has learnt is lost: a value that is no number spreads through all weights with the next"
                    + " step. Mostly steps were too large; else the data have values that are none, or something was"
                    + " divided by zero.",
            "Lower the rate, clip the gradient, let the rate rise slowly at the start, and look at the data.",
            List.of("optimizer.learningRate", "regularisation.clipNorm", "schedule.warmUp", "dataset"),
            "AUTOTRAINER (Zhang et al., ICSE 2021), DeepLocalize (Wardat et al., ICSE 2021) and UMLAUT (Schoop et al.,"
                    + " CHI 2021): NaN in losses, weights and gradients",
            Evidence.distributions("Values that are not finite"),
            List.of(SURGE));

    private final double surge;

    /** With thresholds as set. */
    public NonFinite(Thresholds thresholds) {
        surge = thresholds.of(NAME, SURGE);
    }

    /** Where in the network such values are, the first of a forward pass. */
    private record Place(String layer, List<String> tensors, long values) {}

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        long input = run.inputs().values().stream()
                .mapToLong(TensorFigures::nonFinite)
                .sum();
        if (input == 0 && !isBroken(run.last())) {
            return List.of();
        }
        int first = 0;
        while (first < run.epochs().size() - 1 && !isBroken(run.epochs().get(first))) {
            first++;
        }
        EpochFigures epoch = run.epochs().get(first);
        Map<String, Double> figures = new TreeMap<>(Map.of("epoch", (double) epoch.epoch()));
        StringBuilder message = new StringBuilder(what(epoch, figures));
        place(run, first).ifPresent(place -> {
            figures.put("values", (double) place.values());
            message.append(" The first layer with such values is %s (%,d of its %s)."
                    .formatted(place.layer(), place.values(), String.join(", ", place.tensors())));
        });
        message.append(cause(run, first, input, figures));
        return List.of(Symptom.of(Severity.ERROR, message.toString(), figures));
    }

    private static boolean isBroken(EpochFigures epoch) {
        return epoch.splits().values().stream().anyMatch(split -> !Double.isFinite(split.loss()))
                || epoch.steps().stream().anyMatch(steps -> steps.firstNonFiniteStep() > 0)
                || epoch.layers().values().stream().anyMatch(layer -> values(layer) > 0);
    }

    private static long values(LayerFigures layer) {
        return nonFinite(layer.weights())
                + nonFinite(layer.gradients())
                + nonFinite(layer.updates())
                + layer.activation().map(TensorFigures::nonFinite).orElse(0L);
    }

    private static long nonFinite(Map<String, TensorFigures> tensors) {
        return tensors.values().stream().mapToLong(TensorFigures::nonFinite).sum();
    }

    private static String what(EpochFigures epoch, Map<String, Double> figures) {
        long step = epoch.steps().map(StepFigures::firstNonFiniteStep).orElse(0L);
        if (step > 0) {
            figures.put("step", (double) step);
            return "The loss is no number from step %,d on, in epoch %d.".formatted(step, epoch.epoch());
        }
        if (epoch.train()
                .map(SplitFigures::loss)
                .filter(loss -> !Double.isFinite(loss))
                .isPresent()) {
            return "The training loss of epoch %d is no number.".formatted(epoch.epoch());
        }
        if (epoch.validation()
                .map(SplitFigures::loss)
                .filter(loss -> !Double.isFinite(loss))
                .isPresent()) {
            return "The validation loss of epoch %d is no number.".formatted(epoch.epoch());
        }
        return "Values are NaN or infinite in epoch %d.".formatted(epoch.epoch());
    }

    /** Layers need not be watched in the epoch in which it began. */
    private static Optional<Place> place(RunHistory run, int first) {
        for (EpochFigures epoch : run.epochs().subList(first, run.epochs().size())) {
            for (LayerFacts layer : WatchedLayers.inForwardOrder(run, epoch.layers())) {
                LayerFigures figures = epoch.layers().get(layer.name());
                if (values(figures) > 0) {
                    return Optional.of(new Place(layer.name(), tensors(figures), values(figures)));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> tensors(LayerFigures layer) {
        List<String> tensors = new ArrayList<>();
        if (nonFinite(layer.weights()) > 0) {
            tensors.add("weights");
        }
        if (nonFinite(layer.gradients()) > 0) {
            tensors.add("gradients");
        }
        if (nonFinite(layer.updates()) > 0) {
            tensors.add("updates");
        }
        if (layer.activation().filter(outputs -> outputs.nonFinite() > 0).isPresent()) {
            tensors.add("outputs");
        }
        return tensors;
    }

    private String cause(RunHistory run, int first, long input, Map<String, Double> figures) {
        if (input > 0) {
            figures.put("values_of_input", (double) input);
            return " The input itself has %,d of them.".formatted(input);
        }
        if (run.layersAtStart().values().stream().anyMatch(layer -> values(layer) > 0)) {
            return " They were there before training: the weights began like that.";
        }
        double rate = run.epochs().get(first).learningRate();
        figures.put("learning_rate", rate);
        Optional<StepFigures> steps = run.epochs().get(first).steps();
        if (steps.isPresent() && steps.get().greatest() >= surge * steps.get().first()) {
            figures.put("greatest_loss", steps.get().greatest());
            return " Before that the loss rose from %.4g to %.4g in step %,d: steps were too large, at a rate of %.3g."
                    .formatted(
                            steps.get().first(),
                            steps.get().greatest(),
                            steps.get().greatestStep(),
                            rate);
        }
        double gradient = first == 0
                ? Double.NaN
                : run.epochs().get(first - 1).metric("gradient_norm").orElse(Double.NaN);
        if (Double.isFinite(gradient)) {
            figures.put("gradient_norm", gradient);
            return " The gradient norm was %.3g in the epoch before, the rate %.3g.".formatted(gradient, rate);
        }
        return " The rate was %.3g.".formatted(rate);
    }
}
