package io.epochscope.metrics.archive;

import static io.epochscope.metrics.archive.Belonging.OF_RUN;
import static io.epochscope.metrics.archive.Belonging.OF_SCENE;
import static io.epochscope.metrics.archive.Belonging.RUN;
import static io.epochscope.metrics.archive.Belonging.SHARED;

import java.util.List;
import java.util.Optional;

/** A table of schema {@code store} that archives carry as a file. */
record ArchivedTable(String name, Belonging belonging) {

    /** In an order in which rows can be stored: what they refer to comes before them. */
    static final List<ArchivedTable> ALL = List.of(
            new ArchivedTable("run", RUN),
            new ArchivedTable("run_note", OF_RUN),
            new ArchivedTable("run_attempt", OF_RUN),
            new ArchivedTable("attempt_topic", OF_RUN),
            new ArchivedTable("run_class", OF_RUN),
            new ArchivedTable("run_layer", OF_RUN),
            new ArchivedTable("run_split", OF_RUN),
            new ArchivedTable("split_overlap", OF_RUN),
            new ArchivedTable("run_feature", OF_RUN),
            new ArchivedTable("run_action", OF_RUN),
            new ArchivedTable("sweep_run", OF_RUN),
            new ArchivedTable("finding", OF_RUN),
            new ArchivedTable("run_judgement", OF_RUN),
            new ArchivedTable("epoch", OF_RUN),
            new ArchivedTable("epoch_split", OF_RUN),
            new ArchivedTable("epoch_metric", OF_RUN),
            new ArchivedTable("run_metric", OF_RUN),
            new ArchivedTable("confusion", OF_RUN),
            new ArchivedTable("class_scores", OF_RUN),
            new ArchivedTable("calibration", OF_RUN),
            new ArchivedTable("residuals", OF_RUN),
            new ArchivedTable("step_scalars", OF_RUN),
            new ArchivedTable("tensor_histogram", OF_RUN),
            new ArchivedTable("sample_activations", OF_RUN),
            new ArchivedTable("sample_output", OF_RUN),
            new ArchivedTable("feature_projection", OF_RUN),
            new ArchivedTable("picture_content", SHARED),
            new ArchivedTable("picture", OF_RUN),
            new ArchivedTable("scene", OF_RUN),
            new ArchivedTable("chunk", OF_SCENE),
            new ArchivedTable("scene_chunk", OF_SCENE),
            new ArchivedTable("scene_epoch", OF_SCENE),
            new ArchivedTable("patch_scores", OF_SCENE),
            new ArchivedTable("patch_dynamics", OF_SCENE),
            new ArchivedTable("dynamics_aggregate", OF_SCENE),
            new ArchivedTable("patch_aggregate", OF_SCENE),
            new ArchivedTable("patch_epoch", OF_SCENE));

    /** What its file is called. */
    String file() {
        return name + ".csv";
    }

    /** The table whose file is called so. */
    static Optional<ArchivedTable> ofFile(String file) {
        return ALL.stream().filter(table -> table.file().equals(file)).findFirst();
    }
}
