package io.epochscope.backing.postgres;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A short-lived program: what it printed and how it ended. */
record ShellCommand(List<String> command, int exitCode, String output) {

    /**
     * Runs a program in a folder and waits for its end.
     *
     * @throws InterruptedIOException if the thread is interrupted meanwhile; it stays so
     */
    static ShellCommand run(List<String> command, Path folder) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new ShellCommand(command, process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("Interrupted while waiting for " + String.join(" ", command));
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /** @throws IOException with the program's own words if it failed */
    void orThrow() throws IOException {
        if (!succeeded()) {
            throw new IOException(String.join(" ", command) + " ended with " + exitCode + ": " + output);
        }
    }
}
