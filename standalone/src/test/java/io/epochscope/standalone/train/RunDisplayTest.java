package io.epochscope.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RunDisplayTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream output = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void printsALineForEachEpochWhereThereIsNoTerminal() {
        try (var display = new RunDisplay("digits", false, output)) {
            display.show(progress("QUEUED", 0, 0, 0, null));
            display.show(progress("RUNNING", 1, 5, 10, null));
            display.show(progress("RUNNING", 1, 10, 10, null));
            display.show(progress("RUNNING", 2, 1, 10, 0.5));
            display.show(progress("RUNNING", 2, 10, 10, 0.5));
            display.show(progress("COMPLETED", 2, 10, 10, 0.25));
        }
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "digits  QUEUED",
                        "digits  epoch 1/2 · train loss 0.7000 acc 90.0 % · val loss 0.5000 acc -",
                        "digits  epoch 2/2 · train loss 0.7000 acc 90.0 % · val loss 0.2500 acc -");
    }

    @Test
    void countsTheStepsOfEarlierEpochs() {
        assertThat(progress("RUNNING", 2, 3, 10, null).stepsDone()).isEqualTo(13);
        assertThat(progress("RUNNING", 2, 3, 10, null).stepsInAll()).isEqualTo(20);
        assertThat(progress("STOPPED", 2, 3, 10, null).stepsDone()).isEqualTo(13);
    }

    private static RunProgress progress(String status, int epoch, long step, long stepsPerEpoch, Double loss) {
        return new RunProgress("r1", status, epoch, 2, step, stepsPerEpoch, 0.7, 0.9, loss, null, null);
    }
}
