package io.epochscope.standalone.train;

import io.epochscope.standalone.http.RequestRefusedException;
import java.io.IOException;
import java.io.PrintStream;

/** One run from request to end, shown to the user. */
public final class Training {
    private final TrainerClient trainer;
    private final boolean terminal;
    private final PrintStream output;

    /** @param terminal whether the output is a terminal */
    public Training(TrainerClient trainer, boolean terminal, PrintStream output) {
        this.trainer = trainer;
        this.terminal = terminal;
        this.output = output;
    }

    /**
     * Follows a run to its end.
     *
     * @return its last state
     */
    public RunProgress watch(SubmittedRun run) throws IOException, InterruptedException, RequestRefusedException {
        RunProgress end;
        try (var display = new RunDisplay(run.name(), terminal, output)) {
            end = trainer.follow(run.id(), display::show);
        }
        output.println(end.standing() + ": " + end.figures());
        return end;
    }
}
