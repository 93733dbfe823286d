package io.epochscope.metrics.inspection;

import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;

/** Reads single patches, without reading any other. */
@Singleton
final class Patches {

    private static final String HISTORY = "select * from patch_history(?, ?, ?, ?)";
    private static final String DYNAMICS = "select * from patch_dynamics_at(?, ?, ?, ?)";
    private static final String DESCRIPTION = """
            select
              split_name(chunk.splits[place.position]) as split,
              nullif(chunk.labels[place.position], -1) as label,
              chunk.samples[place.position] as sample,
              chunk.targets[place.position] as target
            from run_scene scene
            join scene_chunk chunk
              on chunk.run_id = scene.run_id
              and chunk.scene = scene.scene
              and chunk.chunk = ?::integer / scene.chunk_side
                  * ((scene.grid_columns + scene.chunk_side - 1) / scene.chunk_side)
                + ?::integer / scene.chunk_side
            cross join lateral (
              select (? - chunk.first_row) * chunk.width + (? - chunk.first_col) + 1 as position
            ) place
            where scene.run_id = ? and scene.scene = ?
            """;

    private final DataSource dataSource;

    Patches(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private record Description(String split, Integer label, Float target, Long sample) {}

    /** One patch; all empty if it is absent. */
    PatchView read(Scene scene, int row, int column) {
        String run = scene.runId();
        Description description = Query.rows(
                        dataSource,
                        DESCRIPTION,
                        found -> new Description(
                                found.getString("split"),
                                found.getObject("label", Integer.class),
                                found.getObject("target", Float.class),
                                found.getObject("sample", Long.class)),
                        row,
                        column,
                        row,
                        column,
                        run,
                        scene.id())
                .stream()
                .findFirst()
                .orElse(new Description(null, null, null, null));
        List<PatchDynamicsView> dynamics =
                Query.rows(dataSource, DYNAMICS, PatchDynamicsView::of, run, scene.id(), row, column);
        List<PatchScoreView> history =
                Query.rows(dataSource, HISTORY, PatchScoreView::of, run, scene.id(), row, column);
        return new PatchView(
                scene.id(),
                row,
                column,
                description.split(),
                description.label(),
                description.target(),
                description.sample(),
                dynamics,
                history);
    }
}
