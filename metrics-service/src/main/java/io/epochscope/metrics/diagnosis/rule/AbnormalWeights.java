package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Subject;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Weights or biases have grown far beyond where they began, or a few of them stand far out. */
public final class AbnormalWeights implements Rule {

    private static final String NAME = "abnormal-weights";
    private static final Threshold GROWTH =
            new Threshold("growth", 10, "root mean square of the weights by that before training");
    private static final Threshold LARGEST = new Threshold("largest", 5, "magnitude of a weight");
    private static final Threshold BIAS = new Threshold("bias", 10, "magnitude of a bias");
    private static final Threshold KURTOSIS = new Threshold("kurtosis", 50, "kurtosis of the weights; 3 is normal");
    private static final Threshold VALUES =
            new Threshold("values", 1_000, "weights that it takes to judge their kurtosis");
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "watched epochs in a row");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Abnormal weights",
            "Weights are ten times as large as before training and some are above 5, a bias is above 10, or a few weights"
                    + " stand far out from all others.",
            "The network leans on a few large weights, which makes it sensitive to small changes of its inputs. The rate"
                    + " is high, or nothing holds the weights back.",
            "Weight decay, a lower rate, or clipped gradients; scaled inputs and targets where biases are large.",
            List.of("regularisation.l2", "optimizer.weightDecay", "optimizer.learningRate", "regularisation.clipNorm"),
            "AUTOTRAINER (Zhang et al., ICSE 2021): weights above 5; growth, biases and kurtosis are this project's own",
            Evidence.distributions("Weight norm of each layer"),
            List.of(GROWTH, LARGEST, BIAS, KURTOSIS, VALUES, EPOCHS));

    private final double growth;
    private final double largest;
    private final double bias;
    private final double kurtosis;
    private final double values;
    private final int epochs;

    /** With thresholds as set. */
    public AbnormalWeights(Thresholds thresholds) {
        growth = thresholds.of(NAME, GROWTH);
        largest = thresholds.of(NAME, LARGEST);
        bias = thresholds.of(NAME, BIAS);
        kurtosis = thresholds.of(NAME, KURTOSIS);
        values = thresholds.of(NAME, VALUES);
        epochs = thresholds.count(NAME, EPOCHS);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return WatchedLayers.last(run, epochs)
                .map(layers -> layers.layers().stream()
                        // Running statistics of normalisation are as large as what they normalise.
                        .filter(layer -> !LayerKind.of(layer).normalises())
                        .flatMap(layer -> symptom(run, layers, layer).stream())
                        .toList())
                .orElse(List.of());
    }

    private Optional<Symptom> symptom(RunHistory run, WatchedLayers layers, LayerFacts layer) {
        Map<String, TensorFigures> start = Optional.ofNullable(
                        run.layersAtStart().get(layer.name()))
                .map(LayerFigures::weights)
                .orElse(Map.of());
        boolean sparse = run.facts().request().path("regularisation").path("l1").asDouble() > 0;
        return layers.last(layer).weights().keySet().stream()
                .filter(start::containsKey)
                .filter(name -> layers.course(layer).stream()
                        .allMatch(figures -> figures.weights().containsKey(name)))
                .flatMap(name -> symptom(
                        layer,
                        name,
                        start.get(name),
                        layers.course(layer).stream()
                                .map(figures -> figures.weights().get(name))
                                .toList(),
                        sparse)
                        .stream())
                .max(Comparator.comparing(Symptom::severity));
    }

    private Optional<Symptom> symptom(
            LayerFacts layer, String name, TensorFigures start, List<TensorFigures> course, boolean sparse) {
        TensorFigures now = course.get(course.size() - 1);
        Subject subject = Subject.layer(layer.name());
        if (!start.isMatrix()) {
            return course.stream().allMatch(each -> magnitude(each) > bias && magnitude(start) <= bias)
                    ? Optional.of(Symptom.of(
                            Severity.NOTICE,
                            subject,
                            "The largest of the parameters %s of layer %s is %.3g by now."
                                    .formatted(name, layer.name(), magnitude(now)),
                            Map.of("largest", magnitude(now))))
                    : Optional.empty();
        }
        if (course.stream().allMatch(each -> hasGrown(start, each))) {
            return Optional.of(Symptom.of(
                    Severity.WARNING,
                    subject,
                    "The weights of layer %s are %.0f times as large as before training (root mean square %.3g), the largest is %.3g."
                            .formatted(
                                    layer.name(),
                                    now.rootMeanSquare() / start.rootMeanSquare(),
                                    now.rootMeanSquare(),
                                    magnitude(now)),
                    Map.of(
                            "root_mean_square",
                            now.rootMeanSquare(),
                            "root_mean_square_at_start",
                            start.rootMeanSquare(),
                            "largest",
                            magnitude(now))));
        }
        // A penalty on magnitudes is meant to leave few weights.
        if (!sparse && course.stream().allMatch(each -> hasOutliers(start, each))) {
            return Optional.of(Symptom.of(
                    Severity.NOTICE,
                    subject,
                    "A few weights of layer %s stand far out: their kurtosis is %.0f (3 is normal), the largest is %.3g, %.0f standard deviations."
                            .formatted(layer.name(), now.kurtosis(), magnitude(now), magnitude(now) / now.deviation()),
                    Map.of("kurtosis", now.kurtosis(), "largest", magnitude(now))));
        }
        return Optional.empty();
    }

    private boolean hasGrown(TensorFigures start, TensorFigures now) {
        return start.rootMeanSquare() > 0
                && now.rootMeanSquare() > growth * start.rootMeanSquare()
                && magnitude(now) > largest;
    }

    private boolean hasOutliers(TensorFigures start, TensorFigures now) {
        return now.finite() >= values && now.kurtosis() > kurtosis && !(start.kurtosis() > kurtosis);
    }

    private static double magnitude(TensorFigures tensor) {
        return Math.max(Math.abs(tensor.least()), Math.abs(tensor.greatest()));
    }
}
