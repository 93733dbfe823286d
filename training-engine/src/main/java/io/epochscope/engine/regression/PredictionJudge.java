package io.epochscope.engine.regression;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.ValueScale;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.ScoreSheet;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Split;

/** Judges predictions by their distance from the truth. */
final class PredictionJudge implements Judge {

    private final RegressionLoss loss;
    private final BatchPredictions predictions;

    PredictionJudge(DataSet data, ValueScale scale, RegressionLoss loss, int largest) {
        this.loss = loss;
        predictions = new BatchPredictions(data, scale, loss, largest);
    }

    /**
     * Scores every sample.
     *
     * @return (batch, 1), the scaled predictions
     * @throws IllegalArgumentException if the network has more than one output
     */
    @Override
    public NDArray judge(Batch batch, NDArray outputs) {
        if (outputs.size() != batch.size()) {
            throw new IllegalArgumentException(
                    "a network of outputs %s for %d samples cannot predict one number of each"
                            .formatted(outputs.getShape(), batch.size()));
        }
        predictions.take(outputs.toByteBuffer(true).asFloatBuffer(), batch);
        return outputs.reshape(batch.size(), 1);
    }

    @Override
    public NDArray losses(Batch batch, NDArray outputs) {
        NDArray truth = batch.features().getManager().create(predictions.scaledTruths(), new Shape(batch.size(), 1));
        return loss.of(outputs.sub(truth));
    }

    @Override
    public double meanLoss() {
        return predictions.meanLoss();
    }

    @Override
    public SplitTally tally(Split split, Pass pass) {
        return new PredictionTally(split, pass, predictions);
    }

    @Override
    public ScoreSheet sheet(int samples) {
        return new PredictionSheet(samples, predictions);
    }

    @Override
    public void copy(int i, SampleOutput.Builder target) {
        target.setLabel(Regression.NO_LABEL).setLoss((float) predictions.loss(i));
    }
}
