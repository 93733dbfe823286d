package io.epochscope.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.burst.BurstBenchmark;
import io.epochscope.benchmarks.chaos.ChaosBenchmark;
import io.epochscope.benchmarks.diagnosis.DiagnosisBenchmark;
import io.epochscope.benchmarks.freshness.FreshnessBenchmark;
import io.epochscope.benchmarks.fuzz.FuzzBenchmark;
import io.epochscope.benchmarks.ingest.IngestBenchmark;
import io.epochscope.benchmarks.judging.JudgingBenchmark;
import io.epochscope.benchmarks.reading.ReadingBenchmark;
import io.epochscope.benchmarks.regularisation.RegularisationBenchmark;
import io.epochscope.benchmarks.scale.PatchScaleBenchmark;
import io.epochscope.benchmarks.soak.SoakBenchmark;
import io.epochscope.benchmarks.suspects.SuspectLabelsBenchmark;
import io.epochscope.benchmarks.tasks.TasksBenchmark;
import io.epochscope.benchmarks.training.TrainingBenchmark;
import io.epochscope.benchmarks.watching.WatchingBenchmark;
import io.epochscope.standalone.process.JvmEnd;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./epochscope bench}: measures, and prints each figure with its mark. */
@Command(
        name = "epochscope bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures this installation; every figure of the README and of docs/benchmarks.md comes from here.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:measured, whatever the figures say",
            "1:something could not be measured",
            "2:not understood",
            "130:interrupted by Ctrl-C",
            "143:ended by a signal"
        },
        footer = {
            "",
            "Examples:",
            "  ./epochscope bench training",
            "  ./epochscope bench reading --runs 200 --json | jq 'select(.holds == false)'",
            "  ./epochscope bench soak --minutes 5"
        })
public final class Bench implements Callable<Integer> {

    private final List<Benchmark> benchmarks = List.of(
            new TrainingBenchmark(),
            new RegularisationBenchmark(),
            new WatchingBenchmark(),
            new SuspectLabelsBenchmark(),
            new IngestBenchmark(),
            new FreshnessBenchmark(),
            new PatchScaleBenchmark(),
            new ReadingBenchmark(),
            new JudgingBenchmark(),
            new DiagnosisBenchmark(),
            new ChaosBenchmark(),
            new BurstBenchmark(),
            new FuzzBenchmark(),
            new TasksBenchmark(),
            new SoakBenchmark());

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one; all of them if it is left out.")
    private String name;

    @Option(names = "--json", description = "One JSON object a line instead of a table.")
    private boolean json;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:EPOCHSCOPE_DATA:-data}",
            description = "Where mnist/ and scenes/ lie. Default: the variable EPOCHSCOPE_DATA, else data/.")
    private Path data;

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            defaultValue = "python3",
            description =
                    "The interpreter that has scikit-learn, for judging; Playwright and TensorBoard, for tasks. Default: ${DEFAULT-VALUE}.")
    private String python;

    @Option(
            names = "--cases",
            paramLabel = "PART",
            defaultValue = "all",
            description =
                    "Which runs the diagnosis is measured by: tuning, held-out or all. Default: ${DEFAULT-VALUE}.")
    private String cases;

    @Option(
            names = "--runs",
            paramLabel = "NUMBER",
            defaultValue = "1500",
            description = "How many runs the store holds that is read, at least 10. Default: ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--minutes",
            paramLabel = "NUMBER",
            defaultValue = "30",
            description = "How long the soak lasts, at least 2. Default: ${DEFAULT-VALUE}.")
    private int minutes;

    private Bench() {}

    /** Runs the command and ends the process. */
    public static void main(String[] arguments) {
        JvmEnd.with(commandLine().execute(arguments));
    }

    /** The command, whose help names each benchmark. */
    static CommandLine commandLine() {
        Bench bench = new Bench();
        CommandLine command = new CommandLine(bench);
        Map<String, String> descriptions = new LinkedHashMap<>();
        // Picocli takes what a table shows for a format.
        bench.benchmarks.forEach(benchmark ->
                descriptions.put(benchmark.name(), benchmark.description().replace("%", "%%")));
        String heading = "benchmarks";
        command.getHelpSectionMap()
                .put(heading, help -> "%nBenchmarks:%n".formatted() + help.createTextTable(descriptions));
        List<String> sections = new ArrayList<>(command.getHelpSectionKeys());
        sections.add(sections.indexOf(UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING), heading);
        command.setHelpSectionKeys(sections);
        return command;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        FigureTable table = new FigureTable(out);
        boolean failed = false;
        for (Benchmark benchmark : chosen()) {
            try {
                benchmark.measure(
                        new Settings(root(), data, python, cases, runs, minutes),
                        json ? figure -> printLine(out, figure) : table::print);
            } catch (Exception notMeasured) {
                if (notMeasured instanceof InterruptedException
                        || Thread.currentThread().isInterrupted()) {
                    // By Ctrl-C: nobody wants the others.
                    return 1;
                }
                failed = true;
                spec.commandLine()
                        .getErr()
                        .println("bench " + benchmark.name() + " could not measure: " + notMeasured.getMessage());
            }
        }
        return failed ? 1 : 0;
    }

    /** As the launcher tells; the working folder without it. */
    private static Path root() {
        return Path.of(System.getProperty("epochscope.root", ""));
    }

    private List<Benchmark> chosen() {
        if (name == null) {
            return benchmarks;
        }
        List<String> names = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            if (benchmark.name().equals(name)) {
                return List.of(benchmark);
            }
            names.add(benchmark.name());
        }
        throw new ParameterException(
                spec.commandLine(), "no benchmark named " + name + "; there are: " + String.join(", ", names));
    }

    private static void printLine(PrintWriter out, Figure figure) {
        try {
            out.println(new ObjectMapper().writeValueAsString(figure.line()));
            out.flush();
        } catch (JsonProcessingException unexpected) {
            throw new IllegalStateException("a figure could not be written as JSON: " + figure, unexpected);
        }
    }
}
