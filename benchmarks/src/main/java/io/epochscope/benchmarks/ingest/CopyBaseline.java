package io.epochscope.benchmarks.ingest;

import io.epochscope.backing.postgres.DatabaseLogin;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * What is usually done: one row for each score in a table with a primary key, by {@code COPY … BINARY}, a transaction
 * for each epoch, the rows in the order of the key.
 */
final class CopyBaseline {

    private static final String CREATE = """
            create table bench_score (
              scene bigint, epoch integer, patch integer, loss real, p_true real, p_predicted real, predicted smallint,
              primary key (scene, epoch, patch)
            )
            """;

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int COLUMNS = 7;
    private static final int CHUNK_BYTES = 1 << 20;

    private final DatabaseLogin owner;

    CopyBaseline(DatabaseLogin owner) {
        this.owner = owner;
    }

    /** Rows a second, of that many epochs of that many patches; the table is gone afterwards. */
    double rowsPerSecond(int epochs, int patches) throws SQLException, IOException {
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
            try {
                connection.setAutoCommit(false);
                long start = System.nanoTime();
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    copy(connection, epoch, patches);
                    connection.commit();
                }
                return 1e9 * epochs * patches / (System.nanoTime() - start);
            } finally {
                connection.rollback();
                statement.execute("drop table bench_score");
                connection.commit();
            }
        }
    }

    private static void copy(Connection connection, int epoch, int patches) throws SQLException, IOException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy bench_score from stdin with (format binary)");
        var bytes = new ByteArrayOutputStream(CHUNK_BYTES + 128);
        var data = new DataOutputStream(bytes);
        data.write(SIGNATURE);
        data.writeInt(0);
        data.writeInt(0);
        for (int patch = 0; patch < patches; patch++) {
            data.writeShort(COLUMNS);
            data.writeInt(Long.BYTES);
            data.writeLong(1);
            data.writeInt(Integer.BYTES);
            data.writeInt(epoch);
            data.writeInt(Integer.BYTES);
            data.writeInt(patch);
            for (int real = 0; real < 3; real++) {
                data.writeInt(Float.BYTES);
                data.writeFloat(patch * 1e-6f + real);
            }
            data.writeInt(Short.BYTES);
            data.writeShort(patch & 7);
            if (bytes.size() >= CHUNK_BYTES) {
                flush(copy, bytes);
            }
        }
        data.writeShort(-1);
        flush(copy, bytes);
        copy.endCopy();
    }

    private static void flush(CopyIn copy, ByteArrayOutputStream bytes) throws SQLException {
        copy.writeToCopy(bytes.toByteArray(), 0, bytes.size());
        bytes.reset();
    }
}
