package io.epochscope.standalone.runs;

import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.train.RunDisplay;
import io.epochscope.standalone.train.RunProgress;
import io.epochscope.standalone.train.TrainerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Shows a run until it has ended: how far it is, its loss, and findings as they come and go. The trainer is asked for
 * steps within the epoch where it knows the run; all else, and all of a run that another trainer has, is what is
 * stored. Used by one thread.
 */
public final class RunWatch {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);
    private static final int WIDTH = 24;

    private final RunsClient metrics;
    private final Optional<TrainerClient> trainer;
    private final FindingNews findings;
    private final Function<String, RunDisplay> displays;
    private int toldEpoch;

    /**
     * @param trainer absent where no trainer is known
     * @param displays makes the display of a run of that name
     */
    public RunWatch(
            RunsClient metrics,
            Optional<TrainerClient> trainer,
            FindingNews findings,
            Function<String, RunDisplay> displays) {
        this.metrics = metrics;
        this.trainer = trainer;
        this.findings = findings;
        this.displays = displays;
    }

    /**
     * Follows the run to its end.
     *
     * @return its last state as it is stored; empty if there is no such run
     * @throws IOException if metrics-service cannot be reached
     */
    public Optional<RunProgress> watch(String runId) throws IOException, InterruptedException, RequestRefusedException {
        Optional<ListedRun> stored = metrics.find(runId);
        Optional<RunProgress> progress = progress(runId);
        if (stored.isEmpty() && progress.isEmpty()) {
            return Optional.empty();
        }
        String name = stored.map(ListedRun::name).orElse(runId);
        try (RunDisplay display = displays.apply(name)) {
            while (stored.filter(run -> run.progress().isFinished()).isEmpty()) {
                show(display, runId, stored, progress);
                Thread.sleep(BETWEEN_QUESTIONS.toMillis());
                stored = metrics.find(runId);
                progress = progress(runId);
            }
            show(display, runId, stored, Optional.empty());
            stored.map(ListedRun::progress).ifPresent(display::end);
        }
        return stored.map(ListedRun::progress);
    }

    private void show(RunDisplay display, String runId, Optional<ListedRun> stored, Optional<RunProgress> progress)
            throws IOException, InterruptedException, RequestRefusedException {
        if (stored.isPresent()) {
            tellEpochs(display, stored.get());
            findings.of(runId, metrics.findings(runId)).forEach(display::say);
        }
        progress.or(() -> stored.map(ListedRun::progress)).ifPresent(display::show);
    }

    private void tellEpochs(RunDisplay display, ListedRun run)
            throws IOException, InterruptedException, RequestRefusedException {
        List<Double> losses = new ArrayList<>();
        for (EpochFigures epoch : metrics.epochs(run.runId())) {
            if (epoch.loss() != null) {
                losses.add(epoch.loss());
            }
            if (epoch.epoch() > toldEpoch) {
                toldEpoch = epoch.epoch();
                display.note(new SparkLine(losses).text(WIDTH));
                display.epoch(epoch.progress(run));
            }
        }
    }

    private Optional<RunProgress> progress(String runId) throws InterruptedException, RequestRefusedException {
        if (trainer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return trainer.get().progress(runId);
        } catch (IOException e) {
            // A trainer that is gone is what somebody may want to watch: what is stored tells.
            return Optional.empty();
        }
    }
}
