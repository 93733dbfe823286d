package io.epochscope.standalone.train;

import io.epochscope.standalone.http.RequestRefusedException;
import java.io.IOException;

/** One sweep from request to end, its runs shown to the user. */
public final class SweepTraining {
    private final TrainerClient trainer;
    private final Training training;

    /** @param training shows single runs */
    public SweepTraining(TrainerClient trainer, Training training) {
        this.trainer = trainer;
        this.training = training;
    }

    /**
     * Follows the runs of a sweep, one after the other, to the end of the last one.
     *
     * @return its last state
     */
    public SubmittedSweep watch(SubmittedSweep sweep)
            throws IOException, InterruptedException, RequestRefusedException {
        for (SubmittedRun run : sweep.runs()) {
            training.watch(run);
        }
        return trainer.sweep(sweep.id());
    }
}
