package io.epochscope.standalone.command;

import io.epochscope.standalone.demo.Demonstration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts the system, trains and shows what was stored. */
@Command(
        name = "demo",
        description =
                "Start everything, train on a generated scene and generated digits, and show what was stored of it.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope demo                                # stays up until Ctrl-C",
            "  ./epochscope demo --once --state $(mktemp -d)    # leaves nothing running"
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int NOT_ALL_STORED = 1;

    @ParentCommand
    private EpochscopeCommand parent;

    @Mixin
    private PortOptions ports;

    @Option(names = "--once", description = "End after that; exit code 0 only if every published event was stored")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        return new SystemSession(surroundings, ports.fixed(), !once, System.out).run((system, running) -> {
            boolean stored = new Demonstration(running, system.reader(), surroundings.columns(), System.out).run();
            if (!once) {
                System.out.println();
                System.out.println("Look at " + running.startPage()
                        + (running.grafana() == null ? "" : " and at " + running.grafana())
                        + ". Ctrl-C stops everything.");
                system.supervise();
            }
            return stored ? 0 : NOT_ALL_STORED;
        });
    }
}
