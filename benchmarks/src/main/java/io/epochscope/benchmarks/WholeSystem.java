package io.epochscope.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.backing.postgres.DatabaseLogin;
import io.epochscope.standalone.port.Ports;
import io.epochscope.standalone.process.StopSignal;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.system.Installation;
import io.epochscope.standalone.system.LocalSystem;
import io.epochscope.standalone.train.RunProgress;
import io.epochscope.standalone.train.SubmittedRun;
import io.epochscope.standalone.train.TrainerClient;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole system as a user has it, but for Grafana: one of its own, on free ports, in a folder that is gone
 * afterwards. Used by one thread.
 */
public final class WholeSystem implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WholeSystem.class.getName());
    private static final Duration UNTIL_STORED = Duration.ofMinutes(2);

    private final TemporaryFolder folder = new TemporaryFolder();
    private final LocalSystem system;
    private final Path files;
    private final StopSignal signal;
    private URI trainer;
    private URI metrics;

    /**
     * Chooses ports and a folder; nothing runs yet. From here on signals that end this JVM interrupt the calling
     * thread, and wait until it has closed the system.
     */
    public WholeSystem(Settings settings) throws IOException {
        Consumer<String> remarks = remark -> LOG.log(Level.DEBUG, remark);
        system = new LocalSystem(
                new Installation(settings.root()),
                new StateFolder(folder.path()),
                Ports.choose(Map.of(), remarks),
                remarks);
        files = Files.createDirectory(folder.path().resolve("files"));
        signal = new StopSignal();
    }

    /** For files of whoever uses it; gone with the system. */
    public Path folder() {
        return files;
    }

    /** Starts everything and returns when all of it is ready. */
    public void start() throws Exception {
        var running = system.start(Optional.empty());
        trainer = URI.create(running.trainer());
        metrics = URI.create(running.metrics());
    }

    /**
     * Trains, and returns the run's id when everything of it is stored.
     *
     * @param request as trainer-service takes it
     * @throws IllegalStateException if it does not complete, or not everything comes
     */
    public String train(Map<String, Object> request) throws Exception {
        TrainerClient client = new TrainerClient(trainer);
        SubmittedRun run = client.submit(new ObjectMapper().writeValueAsString(request));
        RunProgress last = client.follow(run.id(), progress -> {});
        if (!last.isCompleted()) {
            throw new IllegalStateException("training %s: %s".formatted(last.status(), last.reason()));
        }
        new CompleteRun(reader(), run.id()).await(UNTIL_STORED);
        return run.id();
    }

    /** Where metrics-service answers. */
    public URI metrics(String path) {
        return metrics.resolve(path);
    }

    /** The login of the role that may read the views. */
    public DatabaseLogin reader() {
        return system.reader();
    }

    @Override
    public void close() throws IOException {
        try (signal;
                folder) {
            system.close();
        }
    }
}
