package io.epochscope.engine.classification;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.ScoreSheet;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Split;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Judges logits. The loss and the scores of every sample come from one log-softmax. */
final class ClassJudge implements Judge {

    private final DataSet data;
    private final CrossEntropy loss;
    private final BatchScores scores;
    private final ByteBuffer labels;
    private final int[] classes;

    ClassJudge(DataSet data, CrossEntropy loss, int largest) {
        this.data = data;
        this.loss = loss;
        scores = new BatchScores(largest, data.classes().size());
        labels = ByteBuffer.allocateDirect(largest * Long.BYTES).order(ByteOrder.nativeOrder());
        classes = new int[largest];
    }

    /** @return (batch, classes), the logarithms of the probabilities */
    @Override
    public NDArray judge(Batch batch, NDArray logits) {
        NDArray logProbabilities = logits.logSoftmax(-1);
        for (int i = 0; i < batch.size(); i++) {
            classes[i] = data.label(batch.sample(i));
        }
        scores.take(logProbabilities.toByteBuffer(true).asFloatBuffer(), classes, batch.size());
        return logProbabilities;
    }

    /** Cross-entropy in nats. */
    @Override
    public NDArray losses(Batch batch, NDArray logProbabilities) {
        labels.clear();
        for (int i = 0; i < batch.size(); i++) {
            labels.putLong(classes[i]);
        }
        NDArray indices =
                batch.features().getManager().create(labels.flip(), new Shape(batch.size(), 1), DataType.INT64);
        return loss.losses(logProbabilities, indices, classes);
    }

    @Override
    public double meanLoss() {
        return scores.meanLoss();
    }

    @Override
    public SplitTally tally(Split split, Pass pass) {
        return new ClassTally(split, pass, scores);
    }

    @Override
    public ScoreSheet sheet(int samples) {
        return new ClassSheet(samples, scores);
    }

    @Override
    public void copy(int i, SampleOutput.Builder target) {
        target.setLabel(scores.label(i)).setLoss(scores.loss(i));
        scores.copyProbabilities(i, target);
    }
}
