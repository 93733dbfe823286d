package io.epochscope.benchmarks.diagnosis;

import io.epochscope.metrics.diagnosis.Diagnosis;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistoryReader;
import io.epochscope.metrics.diagnosis.judging.RunJudge;
import io.epochscope.metrics.store.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Judges stored cases as metrics-service does. */
final class JudgedCases {

    private static final String RUN_KEY = "select run_key from store.run where run_id = ?";

    private final DataSource dataSource;
    private final RunJudge judge;
    private final RunHistoryReader reader;

    JudgedCases(DataSource dataSource) {
        this.dataSource = dataSource;
        judge = new RunJudge(dataSource, new RuleBook(Thresholds.standard()), Diagnosis.QUIET_EPOCHS, 1);
        reader = new RunHistoryReader(dataSource);
    }

    /**
     * Judges cases, all of which are stored, and the twins of those with a fault among them.
     *
     * @throws IllegalStateException if one has no epoch
     */
    List<JudgedCase> judge(List<Case> cases) {
        Map<Case, Outcome> outcomes = new HashMap<>();
        for (Case each : cases) {
            outcomes.put(each, outcome(each));
        }
        List<JudgedCase> judged = new ArrayList<>();
        for (Case each : cases) {
            Outcome twin = each.fault().isPresent() ? outcomes.get(each.twin()) : outcomes.get(each);
            judged.add(new JudgedCase(each, outcomes.get(each), twin, judge.judge(runKey(each), 0)));
        }
        return judged;
    }

    private Outcome outcome(Case each) {
        return reader.read(runKey(each))
                .filter(history -> !history.epochs().isEmpty())
                .map(Outcome::of)
                .orElseThrow(() -> new IllegalStateException("run %s has no epoch".formatted(each.runId())));
    }

    private long runKey(Case each) {
        return Query.rows(dataSource, RUN_KEY, row -> row.getLong(1), each.runId()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run %s is not stored".formatted(each.runId())));
    }
}
