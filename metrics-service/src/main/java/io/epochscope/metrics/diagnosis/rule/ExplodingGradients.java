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
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gradient has grown far beyond what a step can follow. A long gradient alone says little: its length depends on
 * the loss and on the scale of the data. It counts where the training does not get on, or was thrown back.
 */
public final class ExplodingGradients implements Rule {

    private static final String NAME = "exploding-gradients";
    private static final Threshold NORM = new Threshold("norm", 70, "gradient norm");
    private static final Threshold RATIO =
            new Threshold("ratio", 70, "gradient norm of the first layer by that of the last, inputs as if scaled");
    private static final Threshold SURGE =
            new Threshold("surge", 20, "gradient norm by its median over the epochs before");
    private static final Threshold RISE = new Threshold("rise", 0.5, "rise of the training loss above its lowest");
    private static final Threshold HUGE = new Threshold(
            "huge", 5, "training loss by that of guessing, from which on a long gradient counts whatever is learnt");
    private static final Threshold EPOCHS = new Threshold("epochs", 2, "epochs in a row");
    private static final Threshold WINDOW =
            new Threshold("window", 20, "epochs before, at most, whose median is usual");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Exploding gradients",
            "The gradient is longer than 70, or many times longer in the first layer than in the last, and the training"
                    + " does not get on or was thrown back.",
            "Steps are far larger than the loss is smooth: each layer on the way back makes the gradient longer, or the"
                    + " weights have grown.",
            "Clip the gradient, lower the rate, let it rise slowly at the start, begin with smaller weights, or normalise"
                    + " between layers.",
            List.of("regularisation.clipNorm", "optimizer.learningRate", "schedule.warmUp", "model.batchNorm"),
            "AUTOTRAINER (Zhang et al., ICSE 2021): ratio above 70, of trainings that do not converge; Pascanu et al."
                    + " 2013",
            Evidence.curves("Gradient norm"),
            List.of(NORM, RATIO, SURGE, RISE, HUGE, EPOCHS, WINDOW));

    private final double norm;
    private final double ratio;
    private final double surge;
    private final double rise;
    private final double huge;
    private final int epochs;
    private final int window;

    /** With thresholds as set. */
    public ExplodingGradients(Thresholds thresholds) {
        norm = thresholds.of(NAME, NORM);
        ratio = thresholds.of(NAME, RATIO);
        surge = thresholds.of(NAME, SURGE);
        rise = thresholds.of(NAME, RISE);
        huge = thresholds.of(NAME, HUGE);
        epochs = thresholds.count(NAME, EPOCHS);
        window = thresholds.count(NAME, WINDOW);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        return broken(run)
                .or(() -> tooLong(run))
                .or(() -> growing(run))
                .or(() -> surge(run))
                .map(List::of)
                .orElse(List.of());
    }

    /** The loss rose by powers of ten and then was no number: what was there before is in the steps. */
    private Optional<Symptom> broken(RunHistory run) {
        boolean lost = run.last()
                .train()
                .map(SplitFigures::loss)
                .filter(loss -> !Double.isFinite(loss))
                .isPresent();
        return run.last()
                .steps()
                .filter(steps -> lost && steps.greatest() > norm * steps.first())
                .map(steps -> Symptom.of(
                        Severity.ERROR,
                        "The loss rose from %.4g to %.4g in step %,d and then was no number: the gradient has exploded, at a rate of %.3g."
                                .formatted(
                                        steps.first(),
                                        steps.greatest(),
                                        steps.greatestStep(),
                                        run.last().learningRate()),
                        figuresOf(steps)));
    }

    private static Map<String, Double> figuresOf(StepFigures steps) {
        return Map.of("first_loss", steps.first(), "greatest_loss", steps.greatest());
    }

    /** Long in several epochs, longer than all weights together, and nothing is learnt or the loss is huge. */
    private Optional<Symptom> tooLong(RunHistory run) {
        List<EpochFigures> last = run.last(epochs);
        double weights = weightNorm(run);
        boolean isLong = last.size() == epochs
                && last.stream()
                        .allMatch(epoch -> norm(epoch) > norm && (Double.isNaN(weights) || norm(epoch) > weights));
        boolean learnsNothing = new TrainingProgress(run).learnsNothing();
        Curve share = new Guessing(run.facts()).trainShare(run);
        boolean isHuge = share.size() >= epochs
                && share.reaches(run)
                && share.last(epochs).least() > huge;
        if (!isLong || !(learnsNothing || isHuge)) {
            return Optional.empty();
        }
        return Optional.of(Symptom.of(
                learnsNothing ? Severity.ERROR : Severity.WARNING,
                "The gradient norm was above %.3g in the last %d epochs, %.3g now, and the training %s."
                        .formatted(
                                norm,
                                epochs,
                                norm(run.last()),
                                learnsNothing
                                        ? "is no better than guessing"
                                        : "loss is %.0f times that of guessing"
                                                .formatted(share.last().value())),
                Map.of("gradient_norm", norm(run.last()), "weight_norm", weights)));
    }

    /** Grows from layer to layer on the way back, and nothing is learnt. */
    private Optional<Symptom> growing(RunHistory run) {
        if (!new TrainingProgress(run).learnsNothing()) {
            return Optional.empty();
        }
        double scale = Math.max(
                1,
                Optional.ofNullable(run.inputs().get("train"))
                        .map(TensorFigures::rootMeanSquare)
                        .orElse(1.0));
        return WatchedLayers.last(run, epochs)
                .filter(layers -> layers.trainedMatrices().size() >= 2)
                .filter(layers -> grows(layers, scale))
                .map(ExplodingGradients::ofLayers);
    }

    private boolean grows(WatchedLayers layers, double scale) {
        List<LayerFacts> trained = layers.trainedMatrices();
        for (int i = 0; i < epochs; i++) {
            double first = layers.course(trained.get(0)).get(i).gradientNorm();
            double last = layers.course(trained.get(trained.size() - 1)).get(i).gradientNorm();
            // Next to no gradient at the end is no explosion at the beginning.
            if (!(first > ratio * scale * last && first > 1)) {
                return false;
            }
        }
        return true;
    }

    private static Symptom ofLayers(WatchedLayers layers) {
        List<LayerFacts> trained = layers.trainedMatrices();
        LayerFacts first = trained.get(0);
        LayerFacts last = trained.get(trained.size() - 1);
        double ofFirst = layers.last(first).gradientNorm();
        double ofLast = layers.last(last).gradientNorm();
        return Symptom.of(
                Severity.ERROR,
                "The gradient is %.3g in layer %s and %.3g in layer %s, %.0f times as long, and the training is no better than guessing."
                        .formatted(ofFirst, first.name(), ofLast, last.name(), ofFirst / ofLast),
                Map.of("first_gradient_norm", ofFirst, "last_gradient_norm", ofLast, "ratio", ofFirst / ofLast));
    }

    /** Many times longer than before, and the training was thrown back. */
    private Optional<Symptom> surge(RunHistory run) {
        List<EpochFigures> recent = run.last(window + 1);
        List<EpochFigures> before = recent.subList(0, recent.size() - 1);
        double now = norm(run.last());
        if (before.isEmpty() || !(now > norm)) {
            return Optional.empty();
        }
        double[] norms = before.stream()
                .mapToDouble(ExplodingGradients::norm)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double lowest = before.stream()
                .mapToDouble(ExplodingGradients::trainLoss)
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
        if (norms.length == 0) {
            return Optional.empty();
        }
        double median = norms[norms.length / 2];
        double loss = trainLoss(run.last());
        if (!(now > surge * median && loss > (1 + rise) * lowest)) {
            return Optional.empty();
        }
        return Optional.of(Symptom.of(
                Severity.WARNING,
                "The gradient norm is %.3g, %.0f times its usual %.3g, and the training loss went up from %.4g to %.4g."
                        .formatted(now, now / median, median, lowest, loss),
                Map.of(
                        "gradient_norm",
                        now,
                        "usual_gradient_norm",
                        median,
                        "lowest_train_loss",
                        lowest,
                        "train_loss",
                        loss)));
    }

    private static double norm(EpochFigures epoch) {
        return epoch.metric("gradient_norm").orElse(Double.NaN);
    }

    private static double trainLoss(EpochFigures epoch) {
        return epoch.train().map(SplitFigures::loss).orElse(Double.NaN);
    }

    private static double weightNorm(RunHistory run) {
        return WatchedLayers.last(run, 1)
                .map(layers -> Math.sqrt(layers.trainedMatrices().stream()
                        .mapToDouble(layer -> Math.pow(layers.last(layer).weightNorm(), 2))
                        .sum()))
                .filter(weights -> weights > 0)
                .orElse(Double.NaN);
    }
}
