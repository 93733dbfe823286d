package io.epochscope.standalone.command;

import io.epochscope.standalone.process.Polling;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.state.StateLock;
import io.epochscope.standalone.state.SystemRecord;
import io.epochscope.standalone.system.KilledSystem;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stops the system. */
@Command(
        name = "down",
        description = "Stop the system, wherever it was started. What is stored stays.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope down",
            "  ./epochscope down --state /srv/epochscope        # the one that was started with the same folder"
        },
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParentCommand
    private EpochscopeCommand parent;

    @Override
    public Integer call() throws Exception {
        StateFolder state = parent.surroundings().state();
        Optional<RunningSystem> running = new SystemRecord(state).read();
        if (StateLock.isTaken(state)) {
            stopSupervisor(state, running);
        } else if (running.isPresent()) {
            new KilledSystem(state, System.out::println).stopWhatItLeft();
            System.out.println("Stopped what a killed system had left");
        } else {
            System.out.println("Nothing runs on " + state.path());
        }
        return 0;
    }

    private static void stopSupervisor(StateFolder state, Optional<RunningSystem> running) throws Exception {
        long pid = running.orElseThrow(() -> new StartFailedException(
                        "The system on " + state.path() + " is just starting or stopping: try again"))
                .supervisor();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        if (!Polling.until(PATIENCE, () -> !StateLock.isTaken(state))) {
            throw new StartFailedException("The system (pid " + pid + ") has not stopped within " + PATIENCE.toMinutes()
                    + " minutes, see the logs in " + state.path().resolve("logs"));
        }
        System.out.println("Stopped");
    }
}
