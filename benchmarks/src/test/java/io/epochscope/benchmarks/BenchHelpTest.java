package io.epochscope.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** What {@code ./epochscope bench --help} says. */
class BenchHelpTest {

    private final CommandLine command = Bench.commandLine();

    @Test
    void namesEachBenchmarkAndHasExamples() {
        String help = command.getUsageMessage(Ansi.OFF);

        assertThat(help)
                .containsPattern("(?m)^ +training +\\S")
                .containsPattern("(?m)^ +chaos +\\S")
                .containsPattern("(?m)^ +soak +\\S")
                .contains("  ./epochscope bench training")
                .contains("130");
    }

    @Test
    void describesEachArgument() {
        assertThat(command.getCommandSpec().args())
                .allSatisfy(argument ->
                        assertThat(String.join("", argument.description())).isNotBlank());
    }
}
