package io.epochscope.standalone.command;

import io.epochscope.standalone.runs.RunsClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes a run away as one page. */
@Command(
        name = "report",
        description = "Write a run as one HTML page that needs nothing else, to be kept or mailed. It is written as a"
                + " whole or not at all.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope report 20261123-094512-k3fz > report.html",
            "  ./epochscope report 20261123-094512-k3fz --output reports/digits.html",
            "On a terminal, a page of megabytes goes to the file RUN-report.html."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(paramLabel = "RUN", description = "Its id")
    private String run;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Standard output unless given, and RUN-report.html where that is a terminal")
    private Path output;

    @Mixin
    private MetricsOption metrics;

    @Override
    public Integer call() throws Exception {
        var surroundings = parent.surroundings();
        var client = new RunsClient(metrics.address(surroundings));
        if (output == null && !surroundings.terminal()) {
            print(client.report(run));
            return 0;
        }
        Path file = output == null ? Path.of(run + "-report.html") : output;
        new SavedFile(file).save(unfinished -> client.report(run, unfinished));
        return 0;
    }

    private static void print(byte[] page) throws IOException {
        System.out.write(page);
        if (System.out.checkError()) {
            throw new IOException("The report could not be written whole to standard output");
        }
    }
}
