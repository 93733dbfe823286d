package io.epochscope.benchmarks.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.epochscope.benchmarks.judging.ScikitLearn.Judgement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScikitLearnTest {

    @TempDir
    private Path folder;

    @Test
    void anInterpreterThatIsNotThereIsNamedWithTheWayOut() throws Exception {
        ScikitLearn none = new ScikitLearn("no-such-python", folder);

        assertThatIllegalStateException()
                .isThrownBy(none::version)
                .withMessageContainingAll("no-such-python", "--python")
                .withMessageNotContaining("\n");
    }

    @Test
    void whatTheInterpreterLacksIsToldInOneLine() throws Exception {
        ScikitLearn without = new ScikitLearn(
                interpreter("echo 'some warning' >&2; echo \"No module named 'sklearn'\" >&2; exit 1"), folder);

        assertThatIllegalStateException()
                .isThrownBy(without::version)
                .withMessageContainingAll("No module named 'sklearn'", "--python")
                .withMessageNotContaining("\n");
    }

    @Test
    void readsWhatTheScriptPrints() throws Exception {
        ScikitLearn some = new ScikitLearn(interpreter("""
                echo '{"report": {"accuracy": 0.5, "class 1 precision": null}, "calibration": {"mean confidence": 1}}'
                """), folder);

        Judgement judgement = some.judge(Path.of("scores.csv"), 2);

        assertThat(judgement.report())
                .containsEntry("accuracy", 0.5)
                .containsEntry("class 1 precision", Double.NaN)
                .hasSize(2);
        assertThat(judgement.calibration()).containsEntry("mean confidence", 1.0);
    }

    private String interpreter(String commands) throws Exception {
        Path file = folder.resolve("interpreter");
        Files.writeString(file, "#!/bin/sh\n" + commands);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
