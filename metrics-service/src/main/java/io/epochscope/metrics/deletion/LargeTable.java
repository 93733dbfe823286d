package io.epochscope.metrics.deletion;

import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A table of schema {@code store} that may hold millions of rows of a run.
 *
 * @param rowsOfRun condition for the rows of a run, with a parameter for its key
 * @param rowsAtOnce that are deleted in one transaction
 */
record LargeTable(String name, String rowsOfRun, int rowsAtOnce) implements RunPart {

    private static final int NARROW = 5000;

    /** Of rows with arrays, which are kept in parts of 2 KB. */
    private static final int WIDE = 200;

    static LargeTable narrow(String name) {
        return new LargeTable(name, "run_key = ?", NARROW);
    }

    static LargeTable wide(String name) {
        return new LargeTable(name, "run_key = ?", WIDE);
    }

    static LargeTable narrowOfScenes(String name) {
        return new LargeTable(name, "scene_key in (select scene_key from store.scene where run_key = ?)", NARROW);
    }

    static LargeTable wideOfScenes(String name) {
        return new LargeTable(name, "scene_key in (select scene_key from store.scene where run_key = ?)", WIDE);
    }

    @Override
    public boolean deleteSome(Connection connection, long runKey) throws SQLException {
        String delete =
                "delete from store.%1$s where ctid = any (array(select ctid from store.%1$s where %2$s limit %3$d))"
                        .formatted(name, rowsOfRun, rowsAtOnce);
        return Statements.execute(connection, delete, List.of(List.of(runKey))) > 0;
    }
}
