package io.epochscope.standalone.demo;

import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.train.SubmittedRun;
import io.epochscope.standalone.train.TextDisplay;
import io.epochscope.standalone.train.TrainerClient;
import io.epochscope.standalone.train.Training;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Trains on a generated scene and on generated digits, and reads back what was stored of it. */
public final class Demonstration {
    private static final List<String> REQUESTS = List.of("land-cover-cnn.json", "digits-mlp.json");

    /** How long the last events may take from the trainer to the database. */
    private static final Duration UNTIL_STORED = Duration.ofMinutes(2);

    private final RunningSystem system;
    private final DatabaseLogin reader;
    private final int columns;
    private final PrintStream output;
    private final Dashboards dashboards;

    /** @param columns of the terminal; 0 if the output is none */
    public Demonstration(RunningSystem system, DatabaseLogin reader, int columns, PrintStream output) {
        this.system = system;
        this.reader = reader;
        this.columns = columns;
        this.output = output;
        dashboards = new Dashboards(system.grafana());
    }

    /** Returns whether all runs completed and every event that they published is stored. */
    public boolean run() throws IOException, InterruptedException, RequestRefusedException, SQLException {
        var trainer = new TrainerClient(URI.create(system.trainer()));
        var training = new Training(trainer, name -> new TextDisplay(name, columns, new Colours(Ansi.AUTO), output));
        var runs = new ArrayList<SubmittedRun>();
        for (String request : REQUESTS) {
            runs.add(trainer.submit(read(request)));
        }
        dashboards
                .patches(runs.get(0).id())
                .ifPresent(address -> output.println("Watch where in the scene it learns: " + address));
        boolean completed = true;
        for (SubmittedRun run : runs) {
            completed &= training.watch(run).isCompleted();
        }
        output.println();
        output.println("Read back from PostgreSQL:");
        boolean stored = true;
        for (SubmittedRun run : runs) {
            stored &= report(run);
        }
        return completed && stored;
    }

    private boolean report(SubmittedRun run) throws IOException, InterruptedException, SQLException {
        Optional<Completeness> completeness =
                new MetricsClient(URI.create(system.metrics())).awaitCompleteness(run.id(), UNTIL_STORED);
        Optional<StoredRun> stored = StoredRun.read(reader, run.id());
        if (completeness.isEmpty() || stored.isEmpty()) {
            output.println(run.name() + ": nothing is stored of run " + run.id());
            return false;
        }
        output.println(stored.get().text());
        dashboards.patches(run.id()).ifPresent(address -> output.println("    patches     " + address));
        output.printf(
                "    events      %d of %d stored: %s%n",
                completeness.get().stored(),
                completeness.get().published(),
                completeness.get().status());
        return completeness.get().isEveryEventStored();
    }

    private static String read(String request) throws IOException {
        try (InputStream in = Demonstration.class.getResourceAsStream(request)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
