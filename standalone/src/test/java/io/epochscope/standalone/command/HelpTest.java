package io.epochscope.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} says, of every command there is. */
class HelpTest {
    private static final Pattern EXAMPLE = Pattern.compile("^  \\./epochscope (\\S+)");

    static Stream<CommandSpec> commands() {
        return withSubcommands(EpochscopeCommand.commandLine());
    }

    private static Stream<CommandSpec> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void describesTheCommandAndHasAnExampleOfIt(CommandSpec command) {
        String invocation = "  ./" + command.qualifiedName();

        assertThat(String.join("", command.usageMessage().description())).isNotBlank();
        assertThat(command.usageMessage().footer())
                .anyMatch(line -> line.startsWith("Example"))
                .anyMatch(line -> line.contains(invocation.strip() + " ") || line.endsWith(invocation));
        assertThat(command.commandLine().getUsageMessage(Ansi.OFF))
                .contains("Example")
                .contains("--help")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void describesEachArgument(CommandSpec command) {
        assertThat(command.args())
                .extracting(HelpTest::description)
                .allSatisfy(description -> assertThat(description).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void examplesAreUnderstood(CommandSpec command) {
        Map<String, CommandLine> known = EpochscopeCommand.commandLine().getSubcommands();

        assertThat(Stream.of(command.usageMessage().footer()))
                .map(EXAMPLE::matcher)
                .filteredOn(Matcher::find)
                .extracting(example -> example.group(1))
                .allSatisfy(name -> assertThat(known).containsKey(name));
    }

    private static String description(ArgSpec argument) {
        return String.join("", argument.description());
    }
}
