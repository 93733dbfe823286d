package io.epochscope.benchmarks.chaos;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.Histogram;
import io.epochscope.events.v1.Moments;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.SceneDescribed;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.metrics.store.Names;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Events of one kind, each of which is one row of a table: what the row has to hold, worked out from the event alone,
 * and what it does hold. Both are lists of numbers, texts and lists of them.
 */
enum StoredKind {
    SCORES(BodyCase.PATCH_SCORES, """
            select content.attempt, content.sequence, scene.scene_id, content.chunk, content.epoch, content.pass,
              content.loss, content.p_true, content.p_predicted, content.predicted, content.output
            from store.run join store.scene using (run_key) join store.patch_scores content using (scene_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            PatchScores scores = event.getPatchScores();
            return List.of(
                    scores.getScene(),
                    scores.getChunk(),
                    scores.getEpoch(),
                    Names.of(scores.getPass()),
                    scores.getLossList(),
                    scores.getPTrueList(),
                    scores.getPPredictedList(),
                    scores.getPredictedList(),
                    scores.getOutputList());
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            Object[] pTrue = array(row, "p_true");
            Object[] pPredicted = array(row, "p_predicted");
            for (int place = 0; place < pPredicted.length; place++) {
                // Only what differs is stored a second time.
                pPredicted[place] = pPredicted[place] == null ? pTrue[place] : pPredicted[place];
            }
            return List.of(
                    row.getString("scene_id"),
                    row.getInt("chunk"),
                    row.getInt("epoch"),
                    row.getString("pass"),
                    present(array(row, "loss")),
                    present(pTrue),
                    present(pPredicted),
                    present(array(row, "predicted")),
                    present(array(row, "output")));
        }
    },

    LABELS(BodyCase.SCENE_DESCRIBED, """
            select content.attempt, content.sequence, scene.scene_id, content.chunk, content.labels
            from store.run join store.scene using (run_key) join store.scene_chunk content using (scene_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            SceneDescribed described = event.getSceneDescribed();
            return List.of(described.getScene(), described.getChunk(), described.getLabelsList());
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            return List.of(row.getString("scene_id"), row.getInt("chunk"), present(array(row, "labels")));
        }
    },

    EPOCHS(BodyCase.EPOCH_COMPLETED, """
            select content.*
            from store.run join store.epoch content using (run_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            EpochCompleted completed = event.getEpochCompleted();
            return List.of(
                    completed.getEpoch(),
                    completed.getStep(),
                    completed.getLearningRate(),
                    completed.getSecondsTraining(),
                    completed.getSecondsValidating(),
                    completed.getSecondsWatching(),
                    completed.getSecondsWaitingForData());
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            return List.of(
                    row.getInt("epoch"),
                    row.getLong("step"),
                    row.getDouble("learning_rate"),
                    row.getDouble("seconds_training"),
                    row.getDouble("seconds_validating"),
                    row.getDouble("seconds_watching"),
                    row.getDouble("seconds_waiting_for_data"));
        }
    },

    STEPS(BodyCase.STEP_SCALARS, """
            select content.attempt, content.sequence, content.name, content.epoch, content.steps, content.scalars
            from store.run join store.step_scalars content using (run_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            StepScalars scalars = event.getStepScalars();
            return List.of(scalars.getName(), scalars.getEpoch(), scalars.getStepsList(), scalars.getValuesList());
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            return List.of(
                    row.getString("name"),
                    row.getInt("epoch"),
                    present(array(row, "steps")),
                    present(array(row, "scalars")));
        }
    },

    HISTOGRAMS(BodyCase.TENSOR_HISTOGRAM, """
            select content.*
            from store.run join store.tensor_histogram content using (run_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            TensorHistogram tensor = event.getTensorHistogram();
            Histogram histogram = tensor.getHistogram();
            Moments moments = histogram.getMoments();
            return List.of(
                    List.of(tensor.getLayer(), tensor.getTensor(), Names.of(tensor.getKind())),
                    List.of(Names.of(tensor.getSplit()), tensor.getEpoch(), tensor.getStep()),
                    histogram.getPositive().getIndexList(),
                    histogram.getPositive().getCountList(),
                    histogram.getNegative().getIndexList(),
                    histogram.getNegative().getCountList(),
                    List.of(histogram.getZeros(), histogram.getNans(), moments.getCount()),
                    List.of(moments.getMean(), moments.getM2(), moments.getM3(), moments.getM4()),
                    List.of(moments.getMin(), moments.getMax()));
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            return List.of(
                    List.of(row.getString("layer"), row.getString("tensor"), row.getString("kind")),
                    List.of(row.getString("split"), row.getInt("epoch"), row.getLong("step")),
                    present(array(row, "positive_index")),
                    present(array(row, "positive_count")),
                    present(array(row, "negative_index")),
                    present(array(row, "negative_count")),
                    List.of(row.getLong("zeros"), row.getLong("nans"), row.getLong("finite")),
                    List.of(row.getDouble("mean"), row.getDouble("m2"), row.getDouble("m3"), row.getDouble("m4")),
                    List.of(row.getDouble("minimum"), row.getDouble("maximum")));
        }
    },

    ACTIVATIONS(BodyCase.SAMPLE_ACTIVATIONS, """
            select content.*
            from store.run join store.sample_activations content using (run_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            SampleActivations sample = event.getSampleActivations();
            return List.of(
                    sample.getLayer(),
                    sample.getEpoch(),
                    Names.of(sample.getSplit()),
                    sample.getSample(),
                    sample.getValuesList());
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            return List.of(
                    row.getString("layer"),
                    row.getInt("epoch"),
                    row.getString("split"),
                    row.getLong("sample"),
                    present(array(row, "activations")));
        }
    },

    OUTPUTS(BodyCase.SAMPLE_OUTPUT, """
            select content.*
            from store.run join store.sample_output content using (run_key)
            where run.run_id = ?
            """) {
        @Override
        List<Object> of(Event event) {
            SampleOutput output = event.getSampleOutput();
            return List.of(
                    output.getEpoch(),
                    Names.of(output.getSplit()),
                    output.getSample(),
                    output.getLabel(),
                    output.getProbabilitiesList(),
                    output.getLoss());
        }

        @Override
        List<Object> of(ResultSet row) throws SQLException {
            return List.of(
                    row.getInt("epoch"),
                    row.getString("split"),
                    row.getLong("sample"),
                    row.getInt("label"),
                    present(array(row, "probabilities")),
                    row.getFloat("loss"));
        }
    };

    private final BodyCase body;
    private final String rows;

    StoredKind(BodyCase body, String rows) {
        this.body = body;
        this.rows = rows;
    }

    /** What the events have in them. */
    BodyCase body() {
        return body;
    }

    /** Selects all rows of a run, with {@code attempt} and {@code sequence} of the event that each is of. */
    String rows() {
        return rows;
    }

    /** What has to be in the row of an event. */
    abstract List<Object> of(Event event);

    /** What is in a row. */
    abstract List<Object> of(ResultSet row) throws SQLException;

    private static Object[] array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }

    /** Without the places where there is nothing. */
    private static List<Object> present(Object[] values) {
        return Arrays.stream(values).filter(Objects::nonNull).toList();
    }
}
