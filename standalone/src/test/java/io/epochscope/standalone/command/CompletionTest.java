package io.epochscope.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;

/** What bash makes of the script. */
class CompletionTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void write() throws IOException {
        assumeThat(BASH).exists();
        script = Files.writeString(
                folder.resolve("completion"), AutoComplete.bash("epochscope", EpochscopeCommand.commandLine()));
    }

    @Test
    void isAScript() throws Exception {
        assertThat(bash("bash -n " + script)).isEmpty();
    }

    @Test
    void completesCommandsAlsoOfAProgramWithAPath() throws Exception {
        assertThat(complete("./epochscope", "re")).containsExactly("report");
        assertThat(complete("./epochscope", ""))
                .contains(
                        "demo", "up", "down", "status", "train", "sweep", "runs", "watch", "compare", "export",
                        "bench");
    }

    @Test
    void completesOptionsAndTheirValues() throws Exception {
        assertThat(complete("./epochscope", "train", "--j")).containsExactly("--json");
        assertThat(complete("./epochscope", "export", "--format", "p")).containsExactly("parquet");
        assertThat(complete("./epochscope", "export", "r1", "t")).contains("tensors", "tensorboard");
    }

    private List<String> complete(String... words) throws Exception {
        String line = String.join(" ", words);
        return bash("""
                source %s
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                COMP_LINE='%s'
                COMP_POINT=${#COMP_LINE}
                # Which the shell has only while somebody types.
                compopt() { true; }
                $(complete -p epochscope | sed 's/.*-F \\([^ ]*\\).*/\\1/') epochscope '%s' ''
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, quoted(words), words.length - 1, line, words[words.length - 1]));
    }

    private static String quoted(String... words) {
        return String.join(
                " ", Arrays.stream(words).map(word -> "'" + word + "'").toList());
    }

    private List<String> bash(String commands) throws Exception {
        Process bash = new ProcessBuilder(BASH.toString(), "-c", commands)
                .redirectErrorStream(true)
                .start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(output).isZero();
        return output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
