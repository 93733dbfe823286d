package io.epochscope.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A part of the system as a process of its own, which writes its output to a log file. Closing stops it. */
public final class ServiceProcess implements AutoCloseable {
    /** Longer than a service takes to send what waits and to commit. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final String name;
    private final Path log;
    private final Process process;

    private ServiceProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param name as the user reads it
     * @param environment added to this process's environment
     * @param folder the working directory
     * @param log where its output goes; an earlier one is replaced
     */
    public static ServiceProcess start(
            String name, List<String> command, Map<String, String> environment, Path folder, Path log)
            throws StartFailedException {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(inSessionOfItsOwn(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new ServiceProcess(name, log, process);
        } catch (IOException e) {
            throw new StartFailedException(name + " did not start: " + e.getMessage(), e);
        }
    }

    /** As the user reads it. */
    public String name() {
        return name;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended and what it said last. */
    public String lastWords() {
        String end = process.isAlive() ? "" : " (exit code " + process.exitValue() + ")";
        return name + end + ", the end of " + log + ":" + System.lineSeparator() + LogTail.of(log);
    }

    /** Asks the process to end, and ends it after a grace of half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * So that Ctrl-C reaches only the supervisor, which stops the parts in order. Where it is missing they all get it.
     */
    private static List<String> inSessionOfItsOwn(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        var whole = new ArrayList<>(List.of(SETSID.toString()));
        whole.addAll(command);
        return whole;
    }
}
