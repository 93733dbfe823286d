package io.epochscope.standalone.train;

import io.epochscope.standalone.output.Colours;
import java.io.PrintStream;

/** For people: a bar on a terminal, else a line an epoch. */
public final class TextDisplay implements RunDisplay {
    private final String name;
    private final int columns;
    private final Colours colours;
    private final PrintStream output;
    private ProgressLine bar;
    private String lastStatus = "";
    private String note = "";

    /**
     * @param name as the user knows the run
     * @param columns of the terminal, on which a bar can be redrawn; 0 if the output is none
     */
    public TextDisplay(String name, int columns, Colours colours, PrintStream output) {
        this.name = name;
        this.columns = columns;
        this.colours = colours;
        this.output = output;
    }

    @Override
    public void show(RunProgress progress) {
        sayStatus(progress);
        if (columns > 0 && progress.stepsInAll() > 0) {
            draw(progress);
        }
    }

    @Override
    public void epoch(RunProgress ended) {
        if (columns == 0) {
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
            bar.print(line);
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
            bar = new ProgressLine(name, columns, output);
        }
        bar.draw(progress.stepsDone(), progress.stepsInAll(), progress.figures() + note);
    }
}
