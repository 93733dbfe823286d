package io.epochscope.trainer.sweep;

import io.epochscope.engine.stopping.BestEpoch;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * How a sweep stands.
 *
 * @param sweep the sweep
 * @param runs its runs in their order
 */
record SweepStanding(Sweep sweep, List<Standing> runs) {

    /**
     * How one run stands.
     *
     * @param place in the sweep
     * @param run as the registry knows it
     * @param best its best epoch
     */
    record Standing(SweepRun place, Run run, BestEpoch best) {

        private boolean counts() {
            return best.epoch() > 0 && run.status() != RunStatus.FAILED;
        }
    }

    SweepStatus status() {
        if (runs.stream().allMatch(each -> each.run().status().isFinished())) {
            boolean stopped = !sweep.stopReason().isEmpty() && count(RunStatus.STOPPED) > 0;
            return stopped ? SweepStatus.STOPPED : SweepStatus.COMPLETED;
        }
        return count(RunStatus.QUEUED) == runs.size() ? SweepStatus.QUEUED : SweepStatus.RUNNING;
    }

    int count(RunStatus status) {
        return (int) runs.stream().filter(each -> each.run().status() == status).count();
    }

    /**
     * The run with the best value so far, the first of them if there are several; one that failed, or has no value,
     * never is.
     */
    Optional<Standing> best() {
        return runs.stream()
                .filter(Standing::counts)
                .reduce((one, other) ->
                        sweep.mode().gain(other.best().value(), one.best().value()) > 0 ? other : one);
    }

    /** In one sentence, for people. */
    String words() {
        return best().map(run -> "the best of %d runs is %s (%s): %s is %s in epoch %d"
                        .formatted(
                                runs.size(),
                                run.run().id(),
                                run.run().name(),
                                sweep.metric(),
                                run.best().value(),
                                run.best().epoch()))
                .orElseGet(() -> "none of %d runs is best: each failed or has no %s that is a number"
                        .formatted(runs.size(), sweep.metric()));
    }
}
