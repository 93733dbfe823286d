package io.epochscope.standalone.command;

import io.epochscope.standalone.output.Colours;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi.Text;

/** Lines of cells, each column as wide as its widest cell. Not thread-safe. */
final class TextColumns {
    private static final int BETWEEN = 2;

    private final Colours colours;
    private final List<List<Text>> lines = new ArrayList<>();

    TextColumns(Colours colours, List<String> head) {
        this.colours = colours;
        add(head);
    }

    /** @param cells as many as the head has */
    void add(List<String> cells) {
        addTexts(cells.stream().map(colours::plain).toList());
    }

    /** The same of texts that may have a colour. */
    void addTexts(List<Text> cells) {
        lines.add(List.copyOf(cells));
    }

    String text() {
        List<Integer> widths =
                IntStream.range(0, lines.get(0).size()).mapToObj(this::width).toList();
        return lines.stream()
                .map(cells -> IntStream.range(0, cells.size())
                                .mapToObj(column -> padded(cells.get(column), widths.get(column)))
                                .collect(Collectors.joining(" ".repeat(BETWEEN)))
                                .stripTrailing()
                        + System.lineSeparator())
                .collect(Collectors.joining());
    }

    private static String padded(Text cell, int width) {
        return cell + " ".repeat(width - cell.plainString().length());
    }

    private int width(int column) {
        return lines.stream()
                .mapToInt(cells -> cells.get(column).plainString().length())
                .max()
                .orElse(0);
    }
}
