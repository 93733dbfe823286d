package io.epochscope.metrics.diagnosis;

import static io.epochscope.metrics.diagnosis.LayerBuilder.between;
import static io.epochscope.metrics.diagnosis.LayerBuilder.tensor;

import io.epochscope.metrics.diagnosis.history.ClassFigures;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;
import java.util.Optional;

/** A small network that learns well, with a few dead units and batches that differ. */
public final class HealthyRun {

    private HealthyRun() {}

    public static RunHistory of(int epochs) {
        HistoryBuilder run = new HistoryBuilder()
                .network("01Flatten", "02Linear", "03BatchNorm", "04ReLU", "05Dropout", "06Linear")
                .input("train", tensor(0.13, 0.31, 300, 28, 28))
                .input("validation", tensor(0.13, 0.31, 90, 28, 28))
                .overlap("train", "validation", 0)
                .verdict("training", "learned", 280)
                .verdict("training", "slow", 12)
                .verdict("training", "inconsistent", 6)
                .verdict("training", "suspect_label", 1)
                .verdict("training", "never_learned", 1)
                .start("02Linear", layer(0.0206, 64, 784, 0, 0))
                .start("03BatchNorm", norm(0, 1))
                .start("06Linear", layer(0.072, 3, 64, 0, 0));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            long right = Math.round(30 - 18.0 / (epoch + 1));
            split(run, "train", 0.9 / epoch, List.of(110L, 100L, 90L), List.of(110L, 100L, 90L), trained(epoch));
            split(
                    run,
                    "validation",
                    0.9 / epoch + 0.05,
                    List.of(30L, 30L, 30L),
                    List.of(31L, 29L, 30L),
                    List.of(right, right, right));
            run.metric("gradient_norm", epoch % 3 == 0 ? 4 : 0.8)
                    .trainedPatches(300)
                    .watched("02Linear", layer(0.0206 * (1 + 0.1 * epoch), 64, 784, 0.5 / epoch, 0.01))
                    .watched("03BatchNorm", norm(1.0 / epoch, 5))
                    .watched("04ReLU", LayerBuilder.units(64, 3, 0, 0))
                    .watched("06Linear", layer(0.072 * (1 + 0.2 * epoch), 3, 64, 0.6 / epoch, 0.006))
                    .epoch();
        }
        return run.build();
    }

    private static void split(
            HistoryBuilder run,
            String split,
            double loss,
            List<Long> samples,
            List<Long> predicted,
            List<Long> correct) {
        ClassFigures classes = new ClassFigures(samples, predicted, correct);
        double right = correct.stream().mapToLong(Long::longValue).sum();
        run.split(split, classes.total(), loss, right / classes.total(), Optional.of(classes));
    }

    private static List<Long> trained(int epoch) {
        long wrong = 50 / (epoch + 1);
        return List.of(110 - wrong, 100 - wrong, 90 - wrong);
    }

    /** @param step how far a step moves the weights, by their norm */
    private static LayerFigures layer(double deviation, long units, long inputs, double gradient, double step) {
        double ofGradient = gradient / Math.sqrt((double) units * inputs);
        LayerBuilder layer = new LayerBuilder()
                .weight("weight", between(0, deviation, 4, -8 * deviation, 9 * deviation, units, inputs))
                .weight("bias", tensor(0.01, 0.05, units));
        return step == 0
                ? layer.build()
                : layer.gradient("weight", tensor(0, ofGradient, units, inputs))
                        .update("weight", tensor(0, deviation * step, units, inputs))
                        .build();
    }

    /** Running statistics may be as large as what they are of, and change in no step. */
    private static LayerFigures norm(double gradient, double variance) {
        return new LayerBuilder()
                .weight("gamma", tensor(1, 0.1, 64))
                .weight("beta", tensor(0, 0.1, 64))
                .weight("runningMean", tensor(30, 12, 64))
                .weight("runningVar", tensor(variance, variance, 64))
                .gradient("gamma", tensor(0, gradient, 64))
                .update("gamma", tensor(0, 0, 64))
                .build();
    }
}
