package io.epochscope.standalone.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Names the benchmarks among the commands. They are a program of their own, to which the launcher hands over where
 * {@code bench} is the first word.
 */
@Command(
        name = "bench",
        description = "Measure this installation; ./epochscope bench --help tells what.",
        footer = {"", "Example:", "  ./epochscope bench training", "bench has to be the first word after ./epochscope."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "As ./epochscope bench --help tells")
    private List<String> ignored;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "bench has to be the first word: ./epochscope bench, see ./epochscope bench --help");
    }
}
