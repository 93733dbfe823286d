package io.epochscope.engine.regression;

import io.epochscope.engine.objective.SplitTally;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.util.Map;

/** Keeps every prediction of a pass, 8 bytes each, for figures that are exact. */
final class PredictionTally implements SplitTally {

    private final Split split;
    private final Pass pass;
    private final BatchPredictions predictions;
    private final PredictionPairs pairs = new PredictionPairs();
    private double loss;

    PredictionTally(Split split, Pass pass, BatchPredictions predictions) {
        this.split = split;
        this.pass = pass;
        this.predictions = predictions;
    }

    @Override
    public void add() {
        for (int i = 0; i < predictions.size(); i++) {
            loss += predictions.loss(i);
            pairs.add(predictions.truth(i), predictions.predicted(i));
        }
    }

    @Override
    public long samples() {
        return pairs.size();
    }

    @Override
    public double loss() {
        return loss / pairs.size();
    }

    /** Nothing is right or wrong. */
    @Override
    public double accuracy() {
        return Double.NaN;
    }

    @Override
    public Map<String, Double> metrics() {
        return RegressionMetrics.of(pairs.sorted());
    }

    @Override
    public SplitMetrics toMessage() {
        PredictionPairs.Sorted sorted = pairs.sorted();
        return SplitMetrics.newBuilder()
                .setSplit(split)
                .setPass(pass)
                .setSamples(samples())
                .setLoss(loss())
                .putAllMetrics(RegressionMetrics.of(sorted))
                .setResiduals(ResidualSummary.of(sorted))
                .build();
    }
}
