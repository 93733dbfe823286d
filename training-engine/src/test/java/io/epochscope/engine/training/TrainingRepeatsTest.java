package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The same seed gives the same losses, bit for bit. */
class TrainingRepeatsTest {

    private static final long SEED = 20_240_229L;

    @Test
    void inTwoProcesses() throws IOException, InterruptedException {
        String first = lossesOfAnotherProcess();
        String second = lossesOfAnotherProcess();

        // Train and validation of two epochs, and the test at the end.
        assertThat(first.split(" ")).hasSize(5).allMatch(loss -> loss.startsWith("0x1."));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void withinAProcessAndOnAnyThread() throws InterruptedException {
        String here = LossPrinter.losses(SEED);
        AtomicReference<String> there = new AtomicReference<>();
        Thread thread = new Thread(() -> there.set(LossPrinter.losses(SEED)));
        thread.start();
        thread.join();

        assertThat(there.get()).isEqualTo(here);
    }

    @Test
    void butAnotherSeedGivesOthers() {
        assertThat(LossPrinter.losses(SEED + 1)).isNotEqualTo(LossPrinter.losses(SEED));
    }

    private static String lossesOfAnotherProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LossPrinter.class.getName(),
                        Long.toString(SEED))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }
}
