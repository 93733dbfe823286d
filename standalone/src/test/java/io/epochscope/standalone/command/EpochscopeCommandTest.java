package io.epochscope.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochscopeCommandTest {
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @TempDir
    Path state;

    @BeforeEach
    void catchOutput() {
        var output = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        System.setOut(output);
        System.setErr(output);
    }

    @AfterEach
    void letOutputGo() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(execute("status", "--state", state.toString())).isEqualTo(1);
        assertThat(execute("--state", state.toString(), "down")).isZero();
        assertThat(output()).containsIgnoringWhitespaces("Nothing runs on " + state + "Nothing runs on " + state);
    }

    @Test
    void saysHowToStartWhatTrainNeeds() throws Exception {
        Path request = Files.writeString(state.resolve("request.json"), "{}");
        assertThat(execute("train", request.toString(), "--state", state.toString()))
                .isEqualTo(1);
        assertThat(output())
                .startsWith("epochscope: Nothing runs on " + state)
                .contains("./epochscope up")
                .doesNotContain("\tat ");
    }

    @Test
    void namesARequestThatCannotBeRead() {
        assertThat(execute("train", state.resolve("none.json").toString(), "--url", "http://127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(output()).startsWith("epochscope: Cannot read the request " + state.resolve("none.json"));
    }

    @Test
    void refusesAPortThatIsNoNumber() {
        assertThat(execute("up", "--port-kafka", "high")).isEqualTo(2);
        assertThat(output()).contains("--port-kafka").contains("'high' is not an int");
    }

    private static int execute(String... args) {
        return EpochscopeCommand.execute(args);
    }

    private String output() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
