package io.epochscope.standalone.command;

import io.epochscope.standalone.process.Polling;
import io.epochscope.standalone.process.ServiceProcess;
import io.epochscope.standalone.process.StartFailedException;
import io.epochscope.standalone.process.StopSignal;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.SystemRecord;
import io.epochscope.standalone.system.Installation;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The system in a process that goes on when this one has ended. */
final class BackgroundSystem {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Surroundings surroundings;
    private final PrintStream output;

    BackgroundSystem(Surroundings surroundings, PrintStream output) {
        this.surroundings = surroundings;
        this.output = output;
    }

    /** Returns when the system is up; an end by a signal before that ends the system too. */
    @SuppressWarnings("try") // The signal is there to be closed.
    int start(List<String> portArguments) throws Exception {
        try (var signal = new StopSignal()) {
            return startSupervisor(portArguments);
        }
    }

    private int startSupervisor(List<String> portArguments) throws Exception {
        Path log = surroundings.state().log("supervisor");
        ServiceProcess supervisor = ServiceProcess.start(
                "The system",
                command(portArguments),
                Map.of(),
                surroundings.installation().root(),
                log);
        boolean up = false;
        try {
            up = Polling.until(PATIENCE, () -> isReady(supervisor.handle().pid()) || !supervisor.isAlive())
                    && supervisor.isAlive();
        } finally {
            if (!up) {
                supervisor.close();
            }
        }
        if (!up) {
            throw new StartFailedException("Did not start: " + supervisor.lastWords());
        }
        Files.readAllLines(log).forEach(output::println);
        output.println("In the background: ./epochscope status, ./epochscope down");
        return 0;
    }

    private boolean isReady(long supervisor) throws Exception {
        return new SystemRecord(surroundings.state())
                .read()
                .filter(system -> system.supervisor() == supervisor)
                .filter(RunningSystem::ready)
                .isPresent();
    }

    private List<String> command(List<String> portArguments) {
        var command = new ArrayList<String>();
        command.add(Installation.java());
        command.add("-D" + EpochscopeCommand.ROOT + "="
                + surroundings.installation().root());
        command.addAll(List.of("-cp", classPath(), EpochscopeCommand.class.getName()));
        command.addAll(List.of("up", "--state", surroundings.state().path().toString()));
        command.addAll(portArguments);
        return command;
    }

    /** Absolute, since the other process works in another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
