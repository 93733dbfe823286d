package io.epochscope.metrics.patch;

import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.StoredNumbers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Reads back the scores of a chunk, all epochs in their order. */
public final class ScoreHistory {

    private static final String SELECT = """
            select epoch, loss, p_true, p_predicted, predicted, output
            from store.patch_scores
            where scene_key = ? and pass = ? and chunk = ?
            order by epoch
            """;

    private static final String COUNT =
            "select count(*) from store.patch_scores where scene_key = ? and pass = ? and chunk = ?";

    /** So that a long history is never in memory as a whole. */
    private static final int EPOCHS_AT_ONCE = 16;

    private ScoreHistory() {}

    /** Hands over one epoch after the other. The connection must be within a transaction. */
    public static void read(Connection connection, PassChunk of, Consumer<StoredScores> epochs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setFetchSize(EPOCHS_AT_ONCE);
            Statements.bind(statement, key(of));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    epochs.accept(new StoredScores(of, row.getInt(1), scores(row)));
                }
            }
        }
    }

    /** How many epochs there are. */
    public static long epochs(Connection connection, PassChunk of) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
            Statements.bind(statement, key(of));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<Object> key(PassChunk of) {
        return List.of(of.chunk().sceneKey(), of.pass(), of.chunk().chunk());
    }

    private static ChunkScores scores(ResultSet row) throws SQLException {
        Number[] losses = StoredNumbers.of(row.getArray(2));
        BitSet present = new BitSet(losses.length);
        for (int place = 0; place < losses.length; place++) {
            present.set(place, losses[place] != null);
        }
        Number[] pTrue = StoredNumbers.of(row.getArray(3));
        return new ChunkScores(
                present,
                StoredNumbers.floats(losses),
                StoredNumbers.floats(pTrue),
                StoredNumbers.floats(filled(StoredNumbers.of(row.getArray(4)), pTrue)),
                StoredNumbers.shorts(StoredNumbers.of(row.getArray(5))),
                StoredNumbers.floats(StoredNumbers.of(row.getArray(6))));
    }

    /** Null where p(true class) says the same, as it is stored. */
    private static Number[] filled(Number[] pPredicted, Number[] pTrue) {
        if (pPredicted != null && pTrue != null) {
            for (int place = 0; place < pPredicted.length; place++) {
                pPredicted[place] = pPredicted[place] == null ? pTrue[place] : pPredicted[place];
            }
        }
        return pPredicted;
    }
}
