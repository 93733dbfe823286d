package io.epochscope.metrics.diagnosis.judging;

import io.epochscope.metrics.diagnosis.Diagnosis;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.RunHistoryReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Judges runs as they are stored, and remembers the last few, so that of a run in progress only what is new is read.
 * Used by one thread.
 */
public final class RunJudge {

    private final RuleBook rules;
    private final int quietEpochs;
    private final RunHistoryReader reader;
    private final Map<Long, Judged> cache;

    private record Judged(RunHistory history, Diagnosis diagnosis) {}

    /**
     * Judges by these rules.
     *
     * @param quietEpochs how many in a row without a symptom close a finding
     * @param cachedRuns how many runs are remembered
     */
    public RunJudge(DataSource dataSource, RuleBook rules, int quietEpochs, int cachedRuns) {
        this.rules = rules;
        this.quietEpochs = quietEpochs;
        reader = new RunHistoryReader(dataSource);
        cache = new RecentRuns<>(cachedRuns);
    }

    /**
     * Judges a run.
     *
     * @param fromEpoch the first epoch of which something has changed; 0 if anything may have, and more than there are
     *     if it is how the run stands
     * @return all that is found; empty if there is no such run
     */
    public List<Finding> judge(long runKey, int fromEpoch) {
        Optional<Judged> known = Optional.ofNullable(cache.get(runKey)).filter(before -> fromEpoch > 0);
        Optional<RunHistory> history = reader.read(runKey, known.map(Judged::history), fromEpoch);
        if (history.isEmpty()) {
            cache.remove(runKey);
            return List.of();
        }
        Diagnosis diagnosis = known.map(Judged::diagnosis).orElseGet(() -> new Diagnosis(rules.rules(), quietEpochs));
        diagnosis.judge(history.get(), known.isPresent() ? fromEpoch : 0);
        cache.put(runKey, new Judged(history.get(), diagnosis));
        return diagnosis.findings();
    }

    /** Lets go of a run. */
    public void forget(long runKey) {
        cache.remove(runKey);
    }
}
