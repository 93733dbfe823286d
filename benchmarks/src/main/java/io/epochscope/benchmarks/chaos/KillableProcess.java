package io.epochscope.benchmarks.chaos;

import io.epochscope.standalone.process.Polling;
import io.epochscope.standalone.process.ServiceProcess;
import io.epochscope.standalone.process.StartFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A part of the system that is started, killed and started again. Used by one thread. */
public final class KillableProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path folder;
    private final Ready ready;
    private int starts;
    private ServiceProcess process;

    /** Whether it does what it is for. */
    @FunctionalInterface
    interface Ready {
        boolean holds() throws InterruptedException;
    }

    /** @param folder where it works, and writes a log for each start */
    KillableProcess(String name, List<String> command, Map<String, String> environment, Path folder, Ready ready) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.folder = folder;
        this.ready = ready;
    }

    /** Starts it; it is not ready yet. */
    public void start() throws StartFailedException {
        starts++;
        process = ServiceProcess.start(
                name, command, environment, folder, folder.resolve("logs").resolve(name + "-" + starts + ".log"));
    }

    /** Returns when it is ready. */
    public void awaitReady() throws StartFailedException, InterruptedException {
        boolean well = Polling.until(PATIENCE, () -> ready.holds() || !process.isAlive());
        if (!well || !process.isAlive()) {
            throw new StartFailedException("Not ready: " + process.lastWords());
        }
    }

    /** As {@code kill -9} does: it can do nothing about it. */
    public void kill() throws InterruptedException {
        if (process != null) {
            process.handle().destroyForcibly();
            Waiting.until(process.handle().onExit());
        }
    }

    /** Its process. */
    public ProcessHandle handle() {
        return process.handle();
    }

    /** Ends it as a shutdown does. */
    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }
}
