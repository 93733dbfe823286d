package io.epochscope.standalone.process;

import io.epochscope.standalone.state.Part;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Stops processes that a killed supervisor left running. */
public final class Leftovers {
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Consumer<String> output;

    public Leftovers(Consumer<String> output) {
        this.output = output;
    }

    /** Stops those of the parts that still run, the last started first. */
    public void stop(List<Part> parts) throws InterruptedException {
        for (int i = parts.size() - 1; i >= 0; i--) {
            Part part = parts.get(i);
            var process = ProcessHandle.of(part.pid()).filter(handle -> isThatOf(part, handle));
            if (process.isPresent()) {
                output.accept("Stopping " + part.name() + " (pid " + part.pid() + "), which was left running");
                stop(process.get());
            }
        }
    }

    private static boolean isThatOf(Part part, ProcessHandle handle) {
        return part.processStarted() != null
                && handle.info()
                        .startInstant()
                        .filter(part.processStarted()::equals)
                        .isPresent();
    }

    private static void stop(ProcessHandle process) throws InterruptedException {
        process.destroy();
        if (!Polling.until(GRACE, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }
}
