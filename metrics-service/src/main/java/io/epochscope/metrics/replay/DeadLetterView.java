package io.epochscope.metrics.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A record that was not stored.
 *
 * @param id ascending with the time at which it was put aside
 * @param reason why it was not stored
 * @param runId null, as attempt and sequence, if it could not be read
 * @param bytes of its value
 * @param replayedAt when it was stored after all; null if it was not
 */
public record DeadLetterView(
        long id,
        Instant recordedAt,
        String reason,
        String topic,
        int partition,
        long offset,
        String runId,
        Integer attempt,
        Long sequence,
        int bytes,
        Instant replayedAt) {

    static DeadLetterView of(ResultSet row) throws SQLException {
        return new DeadLetterView(
                row.getLong("dead_letter_id"),
                instant(row, "recorded_at"),
                row.getString("reason"),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("record_offset"),
                row.getString("run_id"),
                row.getObject("attempt", Integer.class),
                row.getObject("sequence", Long.class),
                row.getInt("record_bytes"),
                instant(row, "replayed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
