package io.epochscope.standalone.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;

/** Lines of cells, each column as wide as its widest cell. Not thread-safe. */
final class TextColumns {
    private static final int BETWEEN = 2;

    private final List<List<String>> lines = new ArrayList<>();

    TextColumns(List<String> head) {
        lines.add(head);
    }

    /** @param cells as many as the head has */
    void add(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    String text() {
        Column[] columns = IntStream.range(0, lines.get(0).size())
                .mapToObj(column -> new Column(width(column) + BETWEEN, 0, Column.Overflow.SPAN))
                .toArray(Column[]::new);
        TextTable table = TextTable.forColumns(new ColorScheme.Builder(Ansi.OFF).build(), columns);
        lines.forEach(cells -> table.addRowValues(
                cells.stream().map(cell -> Ansi.OFF.new Text(cell)).toArray(Text[]::new)));
        return table.toString();
    }

    private int width(int column) {
        return lines.stream()
                .mapToInt(cells -> cells.get(column).length())
                .max()
                .orElse(0);
    }
}
