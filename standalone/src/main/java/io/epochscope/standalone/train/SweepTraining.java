package io.epochscope.standalone.train;

import io.epochscope.standalone.http.RequestRefusedException;
import java.io.IOException;
import java.io.PrintStream;

/** One sweep from request to end, shown to the user. */
public final class SweepTraining {
    private final TrainerClient trainer;
    private final Training training;
    private final PrintStream output;

    /** @param training shows single runs */
    public SweepTraining(TrainerClient trainer, Training training, PrintStream output) {
        this.trainer = trainer;
        this.training = training;
        this.output = output;
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
        SubmittedSweep end = trainer.sweep(sweep.id());
        output.println("Sweep " + end.id() + " is " + end.status() + ": " + end.summary());
        return end;
    }
}
