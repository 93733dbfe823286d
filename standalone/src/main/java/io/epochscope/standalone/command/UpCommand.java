package io.epochscope.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts the system. */
@Command(
        name = "up",
        description = "Start the broker, PostgreSQL, both services, and Grafana where one is found.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope up                                  # until Ctrl-C",
            "  ./epochscope up --detach --port-metrics 9081     # in the background, until ./epochscope down",
            "  GRAFANA_HOME=/opt/grafana ./epochscope up"
        },
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    private EpochscopeCommand parent;

    @Mixin
    private PortOptions ports;

    @Option(names = "--detach", description = "Return when the system is up, and leave it in the background")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        if (detach) {
            return new BackgroundSystem(surroundings, System.out).start(ports.asArguments());
        }
        return new SystemSession(surroundings, ports.fixed(), true, System.out).run((system, running) -> {
            System.out.println(surroundings.terminal() ? "Up. Ctrl-C stops everything." : "Up.");
            system.supervise();
            return 0;
        });
    }
}
