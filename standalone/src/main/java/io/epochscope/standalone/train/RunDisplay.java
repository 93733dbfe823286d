package io.epochscope.standalone.train;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a run comes on: a bar on a terminal, else a line an epoch. Not thread-safe. */
public final class RunDisplay implements AutoCloseable {
    /** Of ECMA-48: to the beginning of the line, which is erased. */
    private static final String CLEARED = "\r\u001b[2K";

    private final String name;
    private final boolean terminal;
    private final PrintStream output;
    private ProgressBar bar;
    private String lastStatus = "";
    private RunProgress last;
    private String note = "";

    /**
     * @param name as the user knows the run
     * @param terminal whether the output is a terminal, on which a bar can be redrawn
     */
    public RunDisplay(String name, boolean terminal, PrintStream output) {
        this.name = name;
        this.terminal = terminal;
        this.output = output;
    }

    /** Takes a new state of the run. */
    public void show(RunProgress progress) {
        sayStatus(progress);
        if (progress.stepsInAll() == 0) {
            return;
        }
        if (terminal) {
            draw(progress);
        } else {
            sayEpoch(progress);
        }
    }

    /** What stands beside the figures from now on. */
    public void note(String text) {
        note = text.isEmpty() ? "" : "  " + text;
    }

    /** Prints a line of its own, above the bar. */
    public void say(String line) {
        if (bar == null) {
            output.println(line);
        } else {
            output.println(CLEARED + line);
            bar.refresh();
        }
    }

    /** An epoch's line is complete when the next has begun or the run has ended: validation comes after training. */
    private void sayEpoch(RunProgress progress) {
        if (last != null && (progress.epoch() > last.epoch() || progress.isFinished())) {
            output.println(name + "  " + last.withValidationOf(progress).figures() + note);
        }
        last = progress.isFinished() ? null : progress;
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }

    private void sayStatus(RunProgress progress) {
        if (progress.status().equals(lastStatus)) {
            return;
        }
        lastStatus = progress.status();
        if (bar == null && !progress.isFinished() && !"RUNNING".equals(lastStatus)) {
            output.println(name + "  " + lastStatus);
        }
    }

    private void draw(RunProgress progress) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(progress.stepsInAll())
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta()
                    .setUpdateIntervalMillis(200)
                    .build();
        }
        bar.stepTo(progress.stepsDone());
        bar.setExtraMessage(" " + progress.figures() + note);
    }
}
