package io.epochscope.metrics.patch;

import io.epochscope.events.v1.SceneGrid;
import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.UnstorableEventException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gives scenes their keys from the first event on, be it a description or scores. */
final class SceneRegistry {

    private static final String INSERT_STUB = """
            insert into store.scene (run_key, scene_id, grid_rows, grid_columns, chunk_side)
            values (?, ?, ?, ?, ?)
            on conflict do nothing
            """;

    private static final String SELECT = """
            select scene_key, grid_rows, grid_columns, chunk_side
            from store.scene
            where run_key = ? and scene_id = ?
            """;

    private SceneRegistry() {}

    /**
     * The keys of scenes, which are made if need be.
     *
     * @throws UnstorableEventException if one has another grid than before: its chunks would not fit together
     */
    static Map<SceneReference, Long> keys(Connection connection, List<SceneReference> scenes) throws SQLException {
        var distinct = new TreeSet<>(scenes);
        Statements.execute(
                connection,
                INSERT_STUB,
                distinct.stream()
                        .map(scene -> List.<Object>of(
                                scene.runKey(),
                                scene.scene(),
                                scene.grid().getRows(),
                                scene.grid().getColumns(),
                                scene.grid().getChunkSide()))
                        .toList());
        Map<SceneReference, Long> keys = new TreeMap<>();
        for (SceneReference scene : distinct) {
            keys.put(scene, key(connection, scene));
        }
        for (SceneReference scene : scenes) {
            check(scene, distinct.floor(scene).grid());
        }
        return keys;
    }

    private static long key(Connection connection, SceneReference scene) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            Statements.bind(statement, List.of(scene.runKey(), scene.scene()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                check(
                        scene,
                        SceneGrid.newBuilder()
                                .setRows(row.getInt(2))
                                .setColumns(row.getInt(3))
                                .setChunkSide(row.getInt(4))
                                .build());
                return row.getLong(1);
            }
        }
    }

    private static void check(SceneReference scene, SceneGrid known) {
        if (!scene.grid().equals(known)) {
            throw new UnstorableEventException("grid of scene \"%s\" is %s, but that run's scene is %s"
                    .formatted(scene.scene(), text(scene.grid()), text(known)));
        }
    }

    private static String text(SceneGrid grid) {
        return "%d × %d patches in chunks of side %d".formatted(grid.getRows(), grid.getColumns(), grid.getChunkSide());
    }
}
