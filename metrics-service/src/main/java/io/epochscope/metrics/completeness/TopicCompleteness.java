package io.epochscope.metrics.completeness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * What came of one topic of an attempt.
 *
 * @param published what the closing event says; null until it has come, and if it does not name the topic
 * @param stored how many numbered events are stored, those that were superseded since included
 * @param missing of those published, or up to the last that came while that is not known
 * @param superseded stored, but a later attempt has said something newer about the same
 * @param unnumbered whether events without a sequence came
 */
public record TopicCompleteness(
        String topic,
        Long published,
        long stored,
        List<SequenceRange> missing,
        List<SequenceRange> deadLettered,
        List<SequenceRange> superseded,
        @JsonIgnore boolean unnumbered) {

    static TopicCompleteness of(ResultSet row) throws SQLException {
        return new TopicCompleteness(
                row.getString("topic"),
                row.getObject("published", Long.class),
                row.getLong("stored"),
                SequenceRange.parse(row.getString("missing")),
                SequenceRange.parse(row.getString("dead_lettered_sequences")),
                SequenceRange.parse(row.getString("superseded_sequences")),
                row.getBoolean("unnumbered"));
    }

    boolean hasAllThatWasPublished() {
        return published == null || (missing.isEmpty() && deadLettered.isEmpty());
    }
}
