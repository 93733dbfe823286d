package io.epochscope.trainer.sweep;

import io.epochscope.trainer.request.ResolvedRequest;
import java.util.List;

/**
 * A sweep whose runs can all be trained.
 *
 * @param request with every default written out, and a seed for the runs if they were given none
 * @param runs in the order in which they are to be trained
 */
record PlannedSweep(SweepRequest request, List<PlannedRun> runs) {

    /**
     * One of them.
     *
     * @param setting what it has of what is varied
     * @param request what it is to do, its name included
     */
    record PlannedRun(Setting setting, ResolvedRequest request) {}
}
