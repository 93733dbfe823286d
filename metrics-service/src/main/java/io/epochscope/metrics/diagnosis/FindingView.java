package io.epochscope.metrics.diagnosis;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/**
 * A finding as people are shown it.
 *
 * @param rule by its name
 * @param subjectKind run, layer, class, split, scene or feature
 * @param subject its name; empty for the whole run
 * @param firstEpoch in which it was seen
 * @param lastEpoch in which it was seen
 * @param open whether it may still hold
 * @param severity good, notice, warning or error
 * @param title of the rule
 * @param message what happened, with its numbers
 * @param advice what to do
 * @param fields paths in the training request of what changes it
 * @param evidence where it is seen: a path in Grafana
 * @param panel there
 * @param figures the numbers by name; one that is none is text
 * @param explainedBy the rule of the finding that explains it; null if none does
 * @param mainCause whether it is what has to be changed first, as at most one of a run is
 * @param openedAt when it was first found
 * @param updatedAt when it last changed
 */
public record FindingView(
        String rule,
        String subjectKind,
        String subject,
        int firstEpoch,
        int lastEpoch,
        boolean open,
        String severity,
        String title,
        String message,
        String advice,
        List<String> fields,
        String evidence,
        String panel,
        @JsonRawValue String figures,
        String explainedBy,
        boolean mainCause,
        OffsetDateTime openedAt,
        OffsetDateTime updatedAt) {

    static FindingView of(ResultSet row) throws SQLException {
        return new FindingView(
                row.getString("rule"),
                row.getString("subject_kind"),
                row.getString("subject"),
                row.getInt("first_epoch"),
                row.getInt("last_epoch"),
                row.getBoolean("open"),
                row.getString("severity"),
                row.getString("title"),
                row.getString("message"),
                row.getString("advice"),
                Arrays.asList((String[]) row.getArray("fields").getArray()),
                row.getString("evidence"),
                row.getString("panel"),
                row.getString("figures"),
                row.getString("explained_by"),
                row.getBoolean("main_cause"),
                row.getObject("opened_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class));
    }
}
