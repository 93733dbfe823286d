package io.epochscope.metrics.deletion;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a run leaves behind when it is taken away, part by part. */
interface RunPart {

    /** In the order in which they can be deleted: what refers to a row goes before it. */
    List<RunPart> ALL = List.of(
            LargeTable.wide("class_scores"),
            LargeTable.wide("calibration"),
            LargeTable.wide("residuals"),
            LargeTable.wide("confusion"),
            LargeTable.narrow("epoch_split"),
            LargeTable.narrow("epoch_metric"),
            LargeTable.narrow("epoch"),
            LargeTable.narrow("run_metric"),
            LargeTable.wide("step_scalars"),
            LargeTable.wide("tensor_histogram"),
            LargeTable.wide("sample_activations"),
            LargeTable.narrow("sample_output"),
            LargeTable.wide("feature_projection"),
            new Pictures(),
            LargeTable.wideOfScenes("patch_scores"),
            LargeTable.wideOfScenes("patch_dynamics"),
            LargeTable.wideOfScenes("dynamics_aggregate"),
            LargeTable.wideOfScenes("patch_aggregate"),
            LargeTable.wideOfScenes("patch_epoch"),
            LargeTable.narrowOfScenes("scene_epoch"),
            LargeTable.wideOfScenes("scene_chunk"),
            LargeTable.narrowOfScenes("chunk"),
            LargeTable.narrow("scene"),
            new DeadLetters());

    /**
     * Deletes as much of it as one transaction should.
     *
     * @return whether there may be more
     */
    boolean deleteSome(Connection connection, long runKey) throws SQLException;
}
