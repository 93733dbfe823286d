package io.epochscope.standalone.command;

import io.epochscope.standalone.process.JvmEnd;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
        name = "epochscope",
        description = "See a neural network learn, epoch by epoch and patch by patch.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TrainCommand.class,
            SweepCommand.class,
            RunsCommand.class,
            WatchCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            BenchCommand.class,
            CompletionCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:not done; what went wrong is said",
            "2:not understood",
            "130:interrupted by Ctrl-C",
            "143:ended by a signal"
        },
        footer = {
            "",
            "Examples:",
            "  ./epochscope demo",
            "  ./epochscope up --detach && ./epochscope train examples/mnist-cnn.json",
            "  ./epochscope runs --filter 'best.validation_accuracy > 0.9'",
            "  source <(./epochscope generate-completion)",
            "./epochscope COMMAND --help has more; docs/command-line.md describes exit codes and --json."
        },
        mixinStandardHelpOptions = true,
        versionProvider = EpochscopeCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class EpochscopeCommand {
    /** The system property with the project's folder, which the launcher sets. */
    static final String ROOT = "epochscope.root";

    /** The system property with the width of the terminal, which the launcher sets; 0 where the output is none. */
    static final String COLUMNS = "epochscope.columns";

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            scope = ScopeType.INHERIT,
            description = "Where everything is kept; .epochscope in the project's folder unless given")
    private Path state;

    public static void main(String[] args) {
        try {
            JvmEnd.with(execute(args));
        } catch (LinkageError e) {
            // Libraries that were just loading when a signal came may refuse to go on; there is nothing to tell then.
            if (!JvmEnd.isUnderWay()) {
                throw e;
            }
        }
    }

    /** Runs a command and returns its exit code: 0 done, 1 not done, 2 not understood. */
    static int execute(String... args) {
        return commandLine().execute(args);
    }

    /** All commands. */
    static CommandLine commandLine() {
        return new CommandLine(new EpochscopeCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureReport());
    }

    /** Where the command finds the system. */
    Surroundings surroundings() {
        return Surroundings.of(state);
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = EpochscopeCommand.class.getPackage().getImplementationVersion();
            return new String[] {"epochscope " + (version == null ? "(not packaged)" : version)};
        }
    }
}
