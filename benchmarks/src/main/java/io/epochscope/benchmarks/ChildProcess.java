package io.epochscope.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A program that prints an answer, and ends with this process, also where a signal ends that. Used by one thread. */
public final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final Thread hook;

    /**
     * Starts it; nothing can be written to it.
     *
     * @throws IOException if it cannot be started
     */
    public ChildProcess(ProcessBuilder builder) throws IOException {
        process = builder.start();
        hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        process.getOutputStream().close();
    }

    /** What it prints until its end. */
    public String answer() throws IOException {
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, and returns its exit code. */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The hook has nothing to do any more.
        }
    }
}
