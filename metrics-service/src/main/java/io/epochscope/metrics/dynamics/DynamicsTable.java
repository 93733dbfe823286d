package io.epochscope.metrics.dynamics;

import io.epochscope.metrics.patch.ChunkKey;
import io.epochscope.metrics.patch.PassChunk;
import io.epochscope.metrics.store.BinaryArray;
import io.epochscope.metrics.store.Query;
import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.StoredNumbers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Table {@code store.patch_dynamics}. */
final class DynamicsTable {

    private static final String REVISIONS = """
            select scene_key, pass, chunk, revision
            from store.patch_dynamics
            where (scene_key, pass, chunk) in (select * from unnest(?::bigint[], ?::text[], ?::integer[]))
            """;

    private static final String SELECT = """
            select last_epoch, epochs, confidence, square_deviations, correct, forgotten, first_learned, streak, rival,
              rival_votes
            from store.patch_dynamics
            where scene_key = ? and pass = ? and chunk = ?
            """;

    private static final String UPSERT = """
            insert into store.patch_dynamics (
              scene_key, pass, chunk, revision, last_epoch,
              epochs, confidence, square_deviations, correct, forgotten, first_learned, streak, rival, rival_votes,
              verdict
            )
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (scene_key, pass, chunk) do update set
              revision = excluded.revision,
              last_epoch = excluded.last_epoch,
              epochs = excluded.epochs,
              confidence = excluded.confidence,
              square_deviations = excluded.square_deviations,
              correct = excluded.correct,
              forgotten = excluded.forgotten,
              first_learned = excluded.first_learned,
              streak = excluded.streak,
              rival = excluded.rival,
              rival_votes = excluded.rival_votes,
              verdict = excluded.verdict
            """;

    private static final String DELETE =
            "delete from store.patch_dynamics where scene_key = ? and pass = ? and chunk = ?";

    private DynamicsTable() {}

    /** The revision of each of these that is stored. */
    static Map<PassChunk, Long> revisions(Connection connection, Collection<PassChunk> chunks) throws SQLException {
        Map<PassChunk, Long> revisions = new TreeMap<>();
        Query.rows(
                connection,
                REVISIONS,
                row -> {
                    var chunk = new ChunkKey(row.getLong(1), row.getInt(3));
                    return revisions.put(new PassChunk(chunk, row.getString(2)), row.getLong(4));
                },
                PassChunk.parameters(chunks).toArray());
        return revisions;
    }

    /** Reads a state. */
    static Optional<ChunkDynamics> read(Connection connection, PassChunk of) throws SQLException {
        return Query.rows(
                        connection,
                        SELECT,
                        DynamicsTable::state,
                        of.chunk().sceneKey(),
                        of.pass(),
                        of.chunk().chunk())
                .stream()
                .findFirst();
    }

    private static ChunkDynamics state(ResultSet row) throws SQLException {
        Number[] epochs = elements(row, 2);
        BitSet present = new BitSet(epochs.length);
        for (int place = 0; place < epochs.length; place++) {
            present.set(place, epochs[place] != null);
        }
        int[] firstLearned = new int[epochs.length];
        Number[] stored = elements(row, 7);
        present.stream().forEach(place -> firstLearned[place] = stored[place].intValue());
        short[] rival = shorts(row, 9);
        for (int place = present.nextClearBit(0); place < rival.length; place = present.nextClearBit(place + 1)) {
            rival[place] = ChunkDynamics.NO_RIVAL;
        }
        return new ChunkDynamics(
                row.getInt(1),
                present,
                shorts(row, 2),
                doubles(row, 3),
                doubles(row, 4),
                shorts(row, 5),
                shorts(row, 6),
                firstLearned,
                shorts(row, 8),
                rival,
                shorts(row, 10));
    }

    private static Number[] elements(ResultSet row, int column) throws SQLException {
        return StoredNumbers.of(row.getArray(column));
    }

    private static short[] shorts(ResultSet row, int column) throws SQLException {
        return StoredNumbers.shorts(elements(row, column));
    }

    private static double[] doubles(ResultSet row, int column) throws SQLException {
        return StoredNumbers.doubles(elements(row, column));
    }

    /** A row ready to be written. */
    static List<Object> row(PassChunk of, long revision, ChunkDynamics dynamics, PatchVerdict[] verdicts) {
        ChunkDynamics.Stored stored = dynamics.stored();
        BitSet present = dynamics.present();
        short[] codes = new short[dynamics.places()];
        present.stream().forEach(place -> codes[place] = verdicts[place].code());
        var row = new ArrayList<Object>();
        row.add(of.chunk().sceneKey());
        row.add(of.pass());
        row.add(of.chunk().chunk());
        row.add(revision);
        row.add(dynamics.lastEpoch());
        row.add(BinaryArray.ofSmallints(stored.epochs(), present));
        row.add(BinaryArray.ofDoubles(stored.confidence(), present));
        row.add(BinaryArray.ofDoubles(stored.squareDeviations(), present));
        row.add(BinaryArray.ofSmallints(stored.correct(), present));
        row.add(BinaryArray.ofSmallints(stored.forgotten(), present));
        row.add(BinaryArray.ofIntegers(stored.firstLearned(), present));
        row.add(BinaryArray.ofSmallints(stored.streak(), present));
        row.add(BinaryArray.ofSmallints(stored.rival(), present));
        row.add(BinaryArray.ofSmallints(stored.rivalVotes(), present));
        row.add(BinaryArray.ofSmallints(codes, present));
        return row;
    }

    /** Takes away the state of a chunk. */
    static void clear(Connection connection, PassChunk of) throws SQLException {
        Statements.execute(
                connection,
                DELETE,
                List.of(List.of(of.chunk().sceneKey(), of.pass(), of.chunk().chunk())));
    }

    /** Writes rows, in place of those of the same chunk and pass. */
    static void write(Connection connection, List<List<Object>> rows) throws SQLException {
        Statements.execute(connection, UPSERT, rows);
    }
}
