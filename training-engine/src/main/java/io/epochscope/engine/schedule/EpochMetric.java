package io.epochscope.engine.schedule;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.events.v1.Task;
import java.util.List;
import java.util.stream.Stream;

/**
 * A figure that an epoch's event has of one of its splits.
 *
 * @param split whose
 * @param name {@code loss}, or one of the split's metrics
 */
public record EpochMetric(Split split, String name) {

    /** What a name in a request looks like. */
    public static final String PATTERN = "(train|validation)_[a-z0-9_]+";

    private static final String LOSS = "loss";

    /**
     * A figure by its name in requests.
     *
     * @param name split and figure, {@code validation_loss}
     */
    public static EpochMetric named(String name) {
        String validation = "validation_";
        return name.startsWith(validation)
                ? new EpochMetric(Split.SPLIT_VALIDATION, name.substring(validation.length()))
                : new EpochMetric(Split.SPLIT_TRAIN, name.substring("train_".length()));
    }

    /** The names of those that every epoch with a validation split has, by what is learned. */
    public static List<String> namesOf(Task task) {
        Stream<String> figures = task == Task.TASK_REGRESSION
                ? Stream.of(LOSS, "mae", "rmse", "r2", "median_absolute_error")
                : Stream.of(LOSS, "accuracy");
        return figures.flatMap(figure ->
                        Stream.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION).map(split -> nameOf(split, figure)))
                .toList();
    }

    /**
     * What an epoch came to.
     *
     * @throws IllegalStateException if the epoch does not have the figure; the message says which it has
     */
    public double of(EpochCompleted epoch) {
        return epoch.getSplitsList().stream()
                .filter(metrics -> metrics.getSplit() == split)
                .flatMap(this::valuesOf)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("epoch %d has no %s to go by, only %s"
                        .formatted(epoch.getEpoch(), nameOf(split, name), namesIn(epoch))));
    }

    private Stream<Double> valuesOf(SplitMetrics metrics) {
        if (name.equals(LOSS)) {
            return Stream.of(metrics.getLoss());
        }
        return Stream.ofNullable(metrics.getMetricsMap().get(name));
    }

    private static List<String> namesIn(EpochCompleted epoch) {
        return epoch.getSplitsList().stream()
                .filter(metrics -> metrics.getSplit() != Split.SPLIT_TEST)
                .flatMap(metrics -> Stream.concat(
                                Stream.of(LOSS),
                                metrics.getMetricsMap().keySet().stream().sorted())
                        .map(each -> nameOf(metrics.getSplit(), each)))
                .toList();
    }

    private static String nameOf(Split split, String name) {
        return split == Split.SPLIT_VALIDATION ? "validation_" + name : "train_" + name;
    }
}
