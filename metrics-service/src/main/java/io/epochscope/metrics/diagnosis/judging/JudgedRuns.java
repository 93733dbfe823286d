package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.RuleBook;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/**
 * Runs as they are judged here: of one that nobody else has judged meanwhile only what is new is read and written; of
 * others, such as those whose partitions were with another process for a while, everything. Used by one thread.
 */
final class JudgedRuns {

    private final RunJudge judge;
    private final FindingTable table;
    private final Clock clock = Clock.systemUTC();

    /**
     * Reads and writes as the owner of the schema.
     *
     * @param quietEpochs how many in a row without a symptom close a finding
     * @param remembered how many runs are remembered
     */
    JudgedRuns(DataSource dataSource, RuleBook rules, int quietEpochs, int remembered) {
        judge = new RunJudge(dataSource, rules, quietEpochs, remembered);
        table = new FindingTable(dataSource, rules, remembered);
    }

    /**
     * Judges a run and stores what is found.
     *
     * @param fromEpoch as of {@link RunJudge#judge}
     * @throws SQLException if nothing could be stored
     * @throws RuntimeException if it cannot be read or judged
     */
    void judge(long runKey, int fromEpoch) throws SQLException {
        boolean judged = false;
        try {
            List<Finding> findings = judge.judge(runKey, table.isAsWritten(runKey) ? fromEpoch : 0);
            table.replace(runKey, findings, OffsetDateTime.now(clock));
            judged = true;
        } finally {
            if (!judged) {
                judge.forget(runKey);
            }
        }
    }
}
