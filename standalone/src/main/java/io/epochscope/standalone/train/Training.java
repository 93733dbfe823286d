package io.epochscope.standalone.train;

import io.epochscope.standalone.http.RequestRefusedException;
import java.io.IOException;
import java.util.function.Function;

/** One run from request to end, shown to the user. */
public final class Training {
    private final TrainerClient trainer;
    private final Function<String, RunDisplay> displays;

    /** @param displays makes the display of a run of that name */
    public Training(TrainerClient trainer, Function<String, RunDisplay> displays) {
        this.trainer = trainer;
        this.displays = displays;
    }

    /**
     * Follows a run to its end.
     *
     * @return its last state
     */
    public RunProgress watch(SubmittedRun run) throws IOException, InterruptedException, RequestRefusedException {
        try (RunDisplay display = displays.apply(run.name())) {
            var ends = new EpochEnds();
            RunProgress end = trainer.follow(run.id(), progress -> {
                display.show(progress);
                ends.endedBy(progress).ifPresent(display::epoch);
            });
            display.end(end);
            return end;
        }
    }
}
