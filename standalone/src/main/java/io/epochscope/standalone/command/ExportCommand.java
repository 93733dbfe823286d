package io.epochscope.standalone.command;

import io.epochscope.standalone.runs.RunsClient;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes a run away as a file. */
@Command(
        name = "export",
        description = "Save what is stored of a run as a file. Nothing is left behind if it breaks off.",
        footer = {
            "",
            "Examples:",
            "  ./epochscope export 20261123-094512-k3fz scores --format parquet",
            "  ./epochscope export 20261123-094512-k3fz tensorboard --output run.zip",
            "What is in them is described in docs/api.md."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private EpochscopeCommand parent;

    @Parameters(index = "0", paramLabel = "RUN", description = "Its id")
    private String run;

    @Parameters(index = "1", paramLabel = "WHAT", description = "${COMPLETION-CANDIDATES}")
    private Content content;

    @Option(
            names = "--format",
            defaultValue = "csv",
            description = "Of tables: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE", description = "RUN-WHAT and its ending unless given")
    private Path output;

    @Mixin
    private MetricsOption metrics;

    /** What can be taken away. */
    enum Content {
        METRICS,
        STEPS,
        SCORES,
        HISTOGRAMS,
        TENSORS,
        TENSORBOARD,
        ARCHIVE;

        private String file(Format format) {
            boolean packed = this == TENSORBOARD || this == ARCHIVE;
            return this + (packed ? ".zip" : "." + format);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a table is written. */
    enum Format {
        CSV,
        PARQUET;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws Exception {
        String name = content.file(format);
        Path file = output == null ? Path.of(run + "-" + name) : output;
        var client = new RunsClient(metrics.address(parent.surroundings()));
        new SavedFile(file).save(unfinished -> client.export(run, name, unfinished));
        return 0;
    }
}
