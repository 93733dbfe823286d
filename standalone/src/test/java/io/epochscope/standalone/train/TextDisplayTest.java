package io.epochscope.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.standalone.output.Colours;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TextDisplayTest {
    private static final String ESCAPE = "\u001b";

    private static final String CLEARED = "\r" + ESCAPE + "[2K";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream output = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void printsALineForEachEpochWhereThereIsNoTerminal() {
        try (var display = new TextDisplay("digits", 0, new Colours(Ansi.AUTO), output)) {
            display.show(progress("QUEUED", 0));
            display.show(progress("RUNNING", 1));
            display.note("█");
            display.epoch(progress("RUNNING", 1));
            display.show(progress("RUNNING", 2));
            display.end(progress("COMPLETED", 2));
        }
        assertThat(text().lines())
                .containsExactly(
                        "digits  QUEUED",
                        "digits  epoch 1/2 · train loss 0.7000 acc 90.0 % · val loss 0.5000 acc -  █",
                        "Run r1 is COMPLETED: epoch 2/2 · train loss 0.7000 acc 90.0 % · val loss 0.5000 acc -");
        assertThat(text()).doesNotContain(ESCAPE);
    }

    @Test
    void drawsABarOnATerminalAndEndsItsLine() {
        try (var display = new TextDisplay("digits", 60, new Colours(Ansi.ON), output)) {
            display.show(progress("RUNNING", 1));
            display.epoch(progress("RUNNING", 1));
        }
        assertThat(text())
                .isEqualTo(CLEARED + "digits   5% [ ] 1/20  epoch 1/2 · train loss 0.7000 acc 90."
                        + System.lineSeparator());
    }

    @Test
    void tellsOtherThingsAboveTheBar() {
        try (var display = new TextDisplay("d", 200, new Colours(Ansi.OFF), output)) {
            display.show(progress("RUNNING", 2));
            display.say(new Remark() {
                @Override
                public String event() {
                    return "remark";
                }

                @Override
                public String text(Colours colours) {
                    return "Something is found";
                }
            });
        }
        String bar = CLEARED + "d  55% [" + "=".repeat(22) + " ".repeat(18) + "] 11/20  "
                + progress("RUNNING", 2).figures();
        assertThat(text())
                .isEqualTo(
                        bar + CLEARED + "Something is found" + System.lineSeparator() + bar + System.lineSeparator());
    }

    @Test
    void coloursHowTheRunHasEnded() {
        try (var display = new TextDisplay("digits", 60, new Colours(Ansi.ON), output)) {
            display.end(progress("FAILED", 1));
        }
        assertThat(text()).startsWith("Run r1 is " + ESCAPE + "[31mFAILED" + ESCAPE + "[");
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static RunProgress progress(String status, int epoch) {
        return new RunProgress("r1", status, epoch, 2, 1, 10, 0.7, 0.9, 0.5, null, null);
    }
}
