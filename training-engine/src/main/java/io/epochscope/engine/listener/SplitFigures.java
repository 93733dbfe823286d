package io.epochscope.engine.listener;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.loss.Loss;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.List;
import java.util.Locale;

/** What the passes of an epoch over one split come to, by the trainer's loss and its evaluators. */
final class SplitFigures {

    private final Split split;
    private final Pass pass;
    private final String accumulator;
    private final Loss loss;
    private final List<Evaluator> evaluators;
    private long samples;
    private double lossSum;

    SplitFigures(Split split, Pass pass, Trainer trainer) {
        this.split = split;
        this.pass = pass;
        accumulator = "epochscope/" + split;
        loss = trainer.getLoss();
        evaluators = trainer.getEvaluators().stream()
                .filter(evaluator -> !(evaluator instanceof Loss))
                .toList();
        evaluators.forEach(evaluator -> evaluator.addAccumulator(accumulator));
    }

    /** Adds a batch, and tells its loss. */
    double add(BatchData data) {
        long size = 0;
        double sum = 0;
        for (var entry : data.getLabels().entrySet()) {
            NDList labels = entry.getValue();
            NDList predictions = data.getPredictions().get(entry.getKey());
            long part = predictions.head().getShape().get(0);
            try (NDArray mean = loss.evaluate(labels, predictions)) {
                sum += part * (double) mean.getFloat();
            }
            size += part;
            evaluators.forEach(evaluator -> evaluator.updateAccumulator(accumulator, labels, predictions));
        }
        samples += size;
        lossSum += sum;
        return sum / size;
    }

    long samples() {
        return samples;
    }

    double loss() {
        return lossSum / samples;
    }

    /** For the epoch's event; and begins anew. */
    SplitMetrics close() {
        SplitMetrics.Builder metrics = SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(samples)
                .setLoss(loss());
        for (Evaluator evaluator : evaluators) {
            metrics.putMetrics(evaluator.getName().toLowerCase(Locale.ROOT), evaluator.getAccumulator(accumulator));
            evaluator.resetAccumulator(accumulator);
        }
        samples = 0;
        lossSum = 0;
        return metrics.build();
    }
}
