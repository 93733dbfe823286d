package io.epochscope.benchmarks.regularisation;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** How a training went, epoch by epoch. */
final class Course {

    private final List<EpochCompleted> epochs = new ArrayList<>();

    /** Takes the next epoch and says whether it was enough. */
    boolean add(EpochCompleted epoch, Predicate<EpochCompleted> enough) {
        epochs.add(epoch);
        return enough.test(epoch);
    }

    /** Share of the validation samples that an epoch was right about. */
    static double validationAccuracy(EpochCompleted epoch) {
        return split(epoch, Split.SPLIT_VALIDATION).getMetricsOrThrow("accuracy");
    }

    /** The first epoch with that validation accuracy; empty if none had it. */
    OptionalInt firstWith(double accuracy) {
        return epochs.stream()
                .filter(epoch -> validationAccuracy(epoch) >= accuracy)
                .mapToInt(EpochCompleted::getEpoch)
                .findFirst();
    }

    /** Of the last epoch. */
    double lastAccuracy() {
        return validationAccuracy(last());
    }

    /** Of the best epoch by it. */
    double bestAccuracy() {
        return epochs.stream().mapToDouble(Course::validationAccuracy).max().orElseThrow();
    }

    /** Of the last epoch, in nats. */
    double validationLoss() {
        return split(last(), Split.SPLIT_VALIDATION).getLoss();
    }

    /** Of the last epoch's training pass: dropout on, weights moving. */
    double trainingPassLoss() {
        return split(last(), Split.SPLIT_TRAIN).getLoss();
    }

    /** Of the training samples, judged as the validation samples are: dropout off, the weights of the end. */
    double exactTrainLoss() {
        return last().getMetricsOrThrow("evaluation_train_loss");
    }

    private EpochCompleted last() {
        return epochs.get(epochs.size() - 1);
    }

    private static SplitMetrics split(EpochCompleted epoch, Split split) {
        return epoch.getSplitsList().stream()
                .filter(metrics -> metrics.getSplit() == split)
                .findFirst()
                .orElseThrow();
    }
}
