package io.epochscope.metrics.imports;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.Names;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The figures of epochs, collected one by one in any order. Not thread-safe. */
public final class Figures {

    private static final String LOSS = "loss";

    private final NavigableMap<Integer, Epoch> epochs = new TreeMap<>();

    private static final class Epoch {
        private double learningRate = Double.NaN;
        private final Map<String, Double> own = new TreeMap<>();
        private final Map<Split, Map<String, Double>> splits = new EnumMap<>(Split.class);
    }

    /**
     * A figure of a split; where there is one already, it gives way.
     *
     * @param epoch from 1
     */
    public void put(int epoch, Split split, String metric, double value) {
        at(epoch).splits.computeIfAbsent(split, key -> new TreeMap<>()).put(metric, value);
    }

    /** A figure of an epoch that belongs to no split. */
    public void put(int epoch, String metric, double value) {
        at(epoch).own.put(metric, value);
    }

    /** The learning rate of an epoch; NaN of one that it is not said of. */
    public void learningRate(int epoch, double value) {
        at(epoch).learningRate = value;
    }

    private Epoch at(int epoch) {
        return epochs.computeIfAbsent(epoch, key -> new Epoch());
    }

    /** How many epochs there are. */
    public int count() {
        return epochs.size();
    }

    /** Whether any epoch has this figure of any split. */
    public boolean has(String metric) {
        return epochs.values().stream()
                .flatMap(epoch -> epoch.splits.values().stream())
                .anyMatch(split -> split.containsKey(metric));
    }

    /** The learning rate of the first epoch; NaN if it is not known. */
    public double firstLearningRate() {
        return epochs.isEmpty() ? Double.NaN : epochs.firstEntry().getValue().learningRate;
    }

    /** The epoch of the lowest validation loss, and the loss; empty if there is no finite one. */
    public Optional<Map.Entry<Integer, Double>> best() {
        Map<Integer, Double> losses = new TreeMap<>();
        epochs.forEach((number, epoch) -> {
            Double loss =
                    epoch.splits.getOrDefault(Split.SPLIT_VALIDATION, Map.of()).get(LOSS);
            if (loss != null && Double.isFinite(loss)) {
                losses.put(number, loss);
            }
        });
        return losses.entrySet().stream().min(Map.Entry.comparingByValue());
    }

    /** One event body for each epoch, in their order. */
    public List<EpochCompleted> completed() {
        return epochs.entrySet().stream()
                .map(entry -> completed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static EpochCompleted completed(int number, Epoch epoch) {
        var completed = EpochCompleted.newBuilder()
                .setEpoch(number)
                .setLearningRate(epoch.learningRate)
                .putAllMetrics(epoch.own);
        epoch.splits.forEach((split, figures) -> {
            if (figures.containsKey(LOSS)) {
                completed.addSplits(metrics(split, figures));
            } else {
                // A split of an epoch has a loss; its other figures are kept under the names that readers give them.
                figures.forEach((metric, value) -> completed.putMetrics(Names.of(split) + "_" + metric, value));
            }
        });
        return completed.build();
    }

    private static SplitMetrics metrics(Split split, Map<String, Double> figures) {
        var metrics = SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(split == Split.SPLIT_TRAIN ? Pass.PASS_TRAINING : Pass.PASS_VALIDATION)
                .setLoss(figures.get(LOSS))
                .putAllMetrics(figures);
        metrics.removeMetrics(LOSS);
        return metrics.build();
    }
}
