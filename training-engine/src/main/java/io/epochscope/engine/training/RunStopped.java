package io.epochscope.engine.training;

/** Leads out of the passes when a run is to stop. */
final class RunStopped extends Exception {

    private static final long serialVersionUID = 1L;

    RunStopped(String reason) {
        super(reason, null, false, false);
    }
}
