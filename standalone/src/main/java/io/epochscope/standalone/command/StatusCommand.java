package io.epochscope.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.process.Readiness;
import io.epochscope.standalone.state.Part;
import io.epochscope.standalone.state.RunningSystem;
import io.epochscope.standalone.state.StateFolder;
import io.epochscope.standalone.state.StateLock;
import io.epochscope.standalone.state.SystemRecord;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Shows what runs. */
@Command(
        name = "status",
        description = "Show each part, its process, address and health; exit code 0 only if all are well.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope status",
            "  ./epochscope status --json | jq -r .metrics      # where metrics-service answers"
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final int NOT_WELL = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    @Mixin
    private JsonOption json;

    private final Readiness readiness = new Readiness();

    /** Whether there is a system, and one that is looked after. */
    private enum State {
        DOWN("Nothing runs on %s%n"),
        CHANGING("Starting or stopping on %s%n"),
        STARTING("Starting%n"),
        KILLED("The system was killed (pid %2$d); what it left running is stopped by ./epochscope down and by the next"
                + " start%n"),
        UP("");

        private final String words;

        State(String words) {
            this.words = words;
        }

        private static State of(Optional<RunningSystem> running, boolean supervised) {
            if (running.isEmpty()) {
                return supervised ? CHANGING : DOWN;
            }
            if (!supervised) {
                return KILLED;
            }
            return running.get().ready() ? UP : STARTING;
        }
    }

    /** A part, and how it is. */
    private record PartHealth(String name, long pid, String address, boolean ready) {}

    /** What scripts are told. */
    private record Status(
            State state, String folder, String trainer, String metrics, String grafana, List<PartHealth> parts) {}

    @Override
    public Integer call() throws Exception {
        StateFolder folder = parent.surroundings().state();
        Optional<RunningSystem> running = new SystemRecord(folder).read();
        State state = State.of(running, StateLock.isTaken(folder));
        List<PartHealth> parts = new ArrayList<>();
        for (Part part : running.map(RunningSystem::parts).orElse(List.of())) {
            parts.add(new PartHealth(part.name(), part.pid(), part.address(), isReady(part)));
        }
        if (json.isGiven()) {
            print(folder, state, running, parts);
        } else {
            System.out.printf(
                    state.words,
                    folder.path(),
                    running.map(RunningSystem::supervisor).orElse(0L));
            parts.forEach(StatusCommand::show);
        }
        boolean well = state == State.UP && parts.stream().allMatch(PartHealth::ready);
        if (well && !json.isGiven()) {
            show("start page", "", running.get().startPage(), "ready");
        }
        return well ? 0 : NOT_WELL;
    }

    private void print(StateFolder folder, State state, Optional<RunningSystem> running, List<PartHealth> parts)
            throws JsonProcessingException {
        json.print(new Status(
                state,
                folder.path().toString(),
                running.map(RunningSystem::trainer).orElse(null),
                running.map(RunningSystem::metrics).orElse(null),
                running.map(RunningSystem::grafana).orElse(null),
                parts));
    }

    private boolean isReady(Part part) throws InterruptedException {
        return part.health() == null ? readiness.listens(part.address()) : readiness.answers(URI.create(part.health()));
    }

    private static void show(PartHealth part) {
        show(part.name(), "pid " + part.pid(), part.address(), part.ready() ? "ready" : "not ready");
    }

    private static void show(String name, String process, String address, String health) {
        System.out.printf("%-16s %-12s %-24s %s%n", name, process, address, new Colours(Ansi.AUTO).of(health));
    }
}
