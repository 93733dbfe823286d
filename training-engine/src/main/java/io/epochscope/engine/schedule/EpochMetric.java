package io.epochscope.engine.schedule;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import io.epochscope.engine.data.DataOutline;
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
    private static final String VALIDATION = "validation_";

    /**
     * A figure by its name in requests.
     *
     * @param name split and figure, {@code validation_loss}
     */
    public static EpochMetric named(String name) {
        return name.startsWith(VALIDATION)
                ? new EpochMetric(Split.SPLIT_VALIDATION, name.substring(VALIDATION.length()))
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
     * Says so if the epochs of a run will not have a figure.
     *
     * @param metric its name in requests
     */
    public static List<Fault> check(String metric, DataOutline data) {
        boolean unvalidated = data.lacks(Split.SPLIT_VALIDATION);
        List<String> known = namesOf(data.task()).stream()
                .filter(name -> !unvalidated || !name.startsWith(VALIDATION))
                .toList();
        if (known.contains(metric)) {
            return List.of();
        }
        String why = unvalidated ? "; the data set has no samples to validate on" : NearestName.hint(metric, known);
        return List.of(new Fault("metric", metric, "one of " + String.join(", ", known) + why));
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
        return split == Split.SPLIT_VALIDATION ? VALIDATION + name : "train_" + name;
    }
}
