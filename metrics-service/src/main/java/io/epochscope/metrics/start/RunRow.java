package io.epochscope.metrics.start;

import io.epochscope.metrics.page.PageAddress;
import io.epochscope.metrics.page.RunText;
import io.epochscope.metrics.page.TimeText;
import io.epochscope.metrics.report.Cell;
import io.epochscope.metrics.run.RunView;

/**
 * A run in the list.
 *
 * @param findings null if nothing holds
 * @param grafana address of its dashboard; empty if there is none
 */
public record RunRow(RunView run, Course course, FindingsInShort findings, String grafana) {

    /** Address of its report. */
    public String report() {
        return PageAddress.report(run.runId());
    }

    /** For people. */
    public String status() {
        return RunText.status(run);
    }

    /** How far it has come, in words. */
    public String progress() {
        return run.epochs() == null ? String.valueOf(done()) : done() + " of " + run.epochs();
    }

    /** How far it has come, for a bar; 0 before the first epoch. */
    public int done() {
        return run.lastEpoch() == null ? 0 : run.lastEpoch();
    }

    /** The best value of what it is judged by; of a run that has not ended the lowest validation loss so far. */
    public String best() {
        if (run.bestMetric() != null && run.bestValue() != null) {
            return run.bestMetric().replace('_', ' ') + " " + Cell.text(run.bestValue());
        }
        return course.best()
                .map(point -> "validation loss " + Cell.text(point.validation()))
                .orElse("");
    }

    /** The epoch of that value; empty if there is none. */
    public String bestEpoch() {
        if (run.bestMetric() != null && run.bestValue() != null) {
            return run.bestEpoch() == null ? "" : "epoch " + run.bestEpoch();
        }
        return course.best().map(point -> "epoch " + point.epoch()).orElse("");
    }

    /** When it began. */
    public String started() {
        return TimeText.time(run.startedAt());
    }

    /** The same, as the time element has it. */
    public String startedAt() {
        return run.startedAt().toInstant().toString();
    }

    /** How long it took, or has been heard of so far. */
    public String took() {
        return RunText.took(run).orElse("");
    }
}
