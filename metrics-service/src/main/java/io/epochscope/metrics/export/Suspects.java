package io.epochscope.metrics.export;

import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.chunk.ChunkArrays;
import io.epochscope.metrics.chunk.ChunkQuery;
import io.epochscope.metrics.dynamics.PatchVerdict;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SceneClass;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the patches of some verdicts, chunk by chunk: all of them, however many there are. */
@Singleton
final class Suspects {

    private static final String CHUNKS = """
            select
              dynamics.first_row, dynamics.first_col, dynamics.width, dynamics.labels, dynamics.splits,
              dynamics.verdict, dynamics.confidence, scores.predicted
            from patch_dynamics_chunk dynamics
            left join patch_chunk scores
              on scores.run_id = dynamics.run_id
              and scores.scene = dynamics.scene
              and scores.pass = dynamics.pass
              and scores.chunk = dynamics.chunk
              and scores.epoch = dynamics.last_epoch
            where dynamics.run_id = ? and dynamics.scene = ? and dynamics.pass = any (?) and ? = any (dynamics.verdict)
            order by dynamics.chunk, dynamics.pass
            """;

    private final ChunkQuery chunks;
    private final Scenes scenes;

    Suspects(ChunkQuery chunks, Scenes scenes) {
        this.chunks = chunks;
        this.scenes = scenes;
    }

    /** Hands over the patches of these verdicts, verdict by verdict. */
    void read(Scene scene, Selection selection, Collection<PatchVerdict> verdicts, RowFormat.RowTaker<SuspectRow> taker)
            throws IOException {
        Map<Integer, String> classes =
                scenes.classes(scene.runId()).stream().collect(Collectors.toMap(SceneClass::index, SceneClass::name));
        for (PatchVerdict verdict : verdicts) {
            chunks.<IOException>forEach(
                    CHUNKS,
                    List.of(scene.runId(), scene.id(), selection.passes().sql(), verdict.code()),
                    row -> read(row, scene, selection.split(), verdict, classes, taker));
        }
    }

    private static void read(
            ResultSet row,
            Scene scene,
            SplitChoice split,
            PatchVerdict verdict,
            Map<Integer, String> classes,
            RowFormat.RowTaker<SuspectRow> taker)
            throws SQLException, IOException {
        var chunk = new ChunkArrays(row);
        Number[] verdicts = chunk.numbers("verdict");
        Number[] confidence = chunk.numbers("confidence");
        Number[] labels = chunk.numbers("labels");
        Number[] splits = chunk.numbers("splits");
        Number[] predicted = chunk.numbers("predicted");
        for (int i = 0; i < verdicts.length; i++) {
            boolean meant = verdicts[i] != null
                    && verdicts[i].shortValue() == verdict.code()
                    && split.takes(splits == null ? null : splits[i]);
            if (meant) {
                taker.take(new SuspectRow(
                        scene.id(),
                        chunk.gridRow(i),
                        chunk.gridColumn(i),
                        splits == null ? null : SplitChoice.nameOf(splits[i]),
                        labels == null ? null : name(labels[i], classes),
                        predicted == null ? null : name(predicted[i], classes),
                        Argument.nameOf(verdict),
                        confidence[i].doubleValue(),
                        null,
                        null,
                        null));
            }
        }
    }

    /** A class that the run has not told of is called by its number. */
    private static String name(Number index, Map<Integer, String> classes) {
        return index == null ? null : classes.getOrDefault(index.intValue(), index.toString());
    }
}
