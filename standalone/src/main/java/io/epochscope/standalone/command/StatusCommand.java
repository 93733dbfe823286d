package io.epochscope.standalone.command;

import io.epochscope.standalone.process.Readiness;
import io.epochscope.standalone.state.Part;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.state.StateLock;
import io.epochscope.standalone.state.SystemRecord;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows what runs. */
@Command(
        name = "status",
        description = "Show each part, its process, address and health; exit code 0 only if all are well.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_WELL = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    private final Readiness readiness = new Readiness();

    @Override
    public Integer call() throws Exception {
        StateFolder state = parent.surroundings().state();
        Optional<RunningSystem> running = new SystemRecord(state).read();
        boolean supervised = StateLock.isTaken(state);
        if (running.isEmpty()) {
            System.out.println((supervised ? "Starting or stopping" : "Nothing runs") + " on " + state.path());
            return NOT_WELL;
        }
        if (!supervised) {
            System.out.println("The system was killed (pid " + running.get().supervisor()
                    + "); what it left running is stopped by ./epochscope down and by the next start");
        } else if (!running.get().ready()) {
            System.out.println("Starting");
        }
        boolean well = supervised && running.get().ready();
        for (Part part : running.get().parts()) {
            well &= show(part);
        }
        return well ? 0 : NOT_WELL;
    }

    private boolean show(Part part) throws InterruptedException {
        boolean well = part.health() == null
                ? readiness.listens(part.address())
                : readiness.answers(URI.create(part.health()));
        System.out.printf(
                "%-16s pid %-8d %-24s %s%n", part.name(), part.pid(), part.address(), well ? "ready" : "not ready");
        return well;
    }
}
