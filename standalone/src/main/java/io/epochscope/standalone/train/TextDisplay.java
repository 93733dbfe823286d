package io.epochscope.standalone.train;

import io.epochscope.standalone.output.Colours;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** For people: a bar on a terminal, else a line an epoch. */
public final class TextDisplay implements RunDisplay {
    /** Of ECMA-48: to the beginning of the line, which is erased. */
    private static final String CLEARED = "\r\u001b[2K";

    private final String name;
    private final boolean terminal;
    private final Colours colours;
    private final PrintStream output;
    private ProgressBar bar;
    private String lastStatus = "";
    private String note = "";

    /**
     * @param name as the user knows the run
     * @param terminal whether the output is a terminal, on which a bar can be redrawn
     */
    public TextDisplay(String name, boolean terminal, Colours colours, PrintStream output) {
        this.name = name;
        this.terminal = terminal;
        this.colours = colours;
        this.output = output;
    }

    @Override
    public void show(RunProgress progress) {
        sayStatus(progress);
        if (terminal && progress.stepsInAll() > 0) {
            draw(progress);
        }
    }

    @Override
    public void epoch(RunProgress ended) {
        if (!terminal) {
            output.println(name + "  " + ended.figures() + note);
        }
    }

    @Override
    public void note(String text) {
        note = text.isEmpty() ? "" : "  " + text;
    }

    @Override
    public void say(Remark remark) {
        String line = remark.text(colours);
        if (bar == null) {
            output.println(line);
        } else {
            output.println(CLEARED + line);
            bar.refresh();
        }
    }

    @Override
    public void end(RunProgress last) {
        close();
        output.println(last.standing(colours) + ": " + last.figures());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void sayStatus(RunProgress progress) {
        if (progress.status().equals(lastStatus)) {
            return;
        }
        lastStatus = progress.status();
        if (bar == null && !progress.isFinished() && !"RUNNING".equals(lastStatus)) {
            output.println(name + "  " + colours.of(lastStatus));
        }
    }

    private void draw(RunProgress progress) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(progress.stepsInAll())
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(output))
                    .hideEta()
                    .setUpdateIntervalMillis(200)
                    .build();
        }
        bar.stepTo(progress.stepsDone());
        bar.setExtraMessage(" " + progress.figures() + note);
    }
}
