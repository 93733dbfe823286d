package io.epochscope.trainer.progress;

import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunStatus;
import io.smallrye.mutiny.subscription.MultiEmitter;

/**
 * One person's view of one run's progress: the state now, then what changes, until the run ends. Steps that follow one
 * another too closely are left out; changes of status and ends of epochs never are. Thread-safe.
 */
final class ProgressStream {

    private final String runId;
    private final long intervalNanos;
    private final MultiEmitter<? super ProgressView> emitter;
    private RunStatus lastStatus;
    private long lastEmitted;

    ProgressStream(String runId, long intervalNanos, MultiEmitter<? super ProgressView> emitter) {
        this.runId = runId;
        this.intervalNanos = intervalNanos;
        this.emitter = emitter;
    }

    synchronized void changed(Run run) {
        if (!run.id().equals(runId)) {
            return;
        }
        ProgressView view = ProgressView.of(run);
        long now = System.nanoTime();
        if (run.status() != lastStatus || view.isEpochEnd() || now - lastEmitted >= intervalNanos) {
            lastStatus = run.status();
            lastEmitted = now;
            emitter.emit(view);
        }
        if (run.status().isFinished()) {
            emitter.complete();
        }
    }
}
