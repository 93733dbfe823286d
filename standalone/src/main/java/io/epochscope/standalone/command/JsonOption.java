package io.epochscope.standalone.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.output.Colours;
import io.epochscope.standalone.output.JsonLines;
import io.epochscope.standalone.train.JsonDisplay;
import io.epochscope.standalone.train.RunDisplay;
import io.epochscope.standalone.train.TextDisplay;
import java.io.PrintStream;
import java.util.function.Function;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/**
 * Whether standard output is for scripts: then it has JSON alone, and what is said to people goes to standard error.
 */
final class JsonOption {
    private final ObjectMapper mapper = new ObjectMapper();

    @Option(names = "--json", description = "JSON for scripts, as docs/command-line.md has it")
    private boolean json;

    boolean isGiven() {
        return json;
    }

    /** Where people are told what scripts need not know. */
    PrintStream words() {
        return json ? System.err : System.out;
    }

    /** Prints what is told at once. */
    void print(Object value) throws JsonProcessingException {
        System.out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value));
    }

    /** Prints what is told as it comes, a line each. */
    JsonLines lines() {
        return new JsonLines(System.out);
    }

    /** Makes the display of a run of a name. */
    Function<String, RunDisplay> displays(Surroundings surroundings) {
        return name -> json
                ? new JsonDisplay(name, lines())
                : new TextDisplay(name, surroundings.columns(), new Colours(Ansi.AUTO), System.out);
    }
}
