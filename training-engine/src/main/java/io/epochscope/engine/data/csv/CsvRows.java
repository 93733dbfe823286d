package io.epochscope.engine.data.csv;

import io.epochscope.engine.data.table.Imputation;
import io.epochscope.engine.data.table.TableRows;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rows of a file, read anew each time, so that no more than one is in memory. */
final class CsvRows implements TableRows {

    private static final Map<String, Split> SPLITS =
            Map.of("train", Split.SPLIT_TRAIN, "validation", Split.SPLIT_VALIDATION, "test", Split.SPLIT_TEST);

    /** Characters of a cell that a message quotes. */
    private static final int LONGEST_QUOTE = 40;

    private final CsvFile file;
    private final CsvColumns columns;
    private final boolean refusing;
    private final Cell cell;

    CsvRows(CsvFile file, CsvColumns columns, CsvParameters parameters) {
        this.file = file;
        this.columns = columns;
        refusing = parameters.missing() == Imputation.REFUSE;
        cell = new Cell(parameters.missingMarkers());
    }

    @Override
    public List<String> features() {
        return columns.features().stream().map(columns.names()::get).toList();
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        visit(visitor, Long.MAX_VALUE);
    }

    /** Goes through the first rows. */
    void visit(Visitor visitor, long most) throws IOException {
        MissingValues targets = new MissingValues(file.name());
        MissingValues values = new MissingValues(file.name());
        double[] features = new double[columns.features().size()];
        long rows = 0;
        try (CsvLines lines = file.lines()) {
            lines.next();
            for (; rows < most && lines.next(); rows++) {
                refuseRagged(lines);
                for (int i = 0; i < features.length; i++) {
                    features[i] = number(lines, columns.features().get(i), values);
                }
                double target = number(lines, columns.target(), targets);
                visitor.row(features, target, split(lines));
            }
        }
        if (rows == 0) {
            throw new IOException(file.name() + " has no row, accepted: at least one below the names of the columns");
        }
        targets.refuse("a number for the target in every row");
        if (refusing) {
            values.refuse("a number in every cell, or missing: mean, median or zero");
        }
    }

    private void refuseRagged(CsvLines lines) throws IOException {
        if (lines.cells().size() != columns.names().size()) {
            throw new IOException("%s, line %d has %d cells, accepted: %d, one for each column of line 1"
                    .formatted(
                            file.name(),
                            lines.line(),
                            lines.cells().size(),
                            columns.names().size()));
        }
    }

    private double number(CsvLines lines, int column, MissingValues missing) throws IOException {
        String text = lines.cells().get(column);
        if (cell.isMissing(text)) {
            missing.add(lines.line(), columns.names().get(column));
            return Double.NaN;
        }
        double number = cell.number(text);
        if (Double.isNaN(number)) {
            throw wrong(lines, column, "a number such as -3, 0.25 or 1.5e6, up to 3.4e38");
        }
        return number;
    }

    private Split split(CsvLines lines) throws IOException {
        if (columns.split().isEmpty()) {
            return Split.SPLIT_UNSPECIFIED;
        }
        int column = columns.split().get();
        Split split = SPLITS.get(lines.cells().get(column).toLowerCase(Locale.ROOT));
        if (split == null) {
            throw wrong(lines, column, "train, validation or test");
        }
        return split;
    }

    private IOException wrong(CsvLines lines, int column, String accepted) {
        return new IOException("%s, line %d, column \"%s\": \"%s\", accepted: %s"
                .formatted(
                        file.name(),
                        lines.line(),
                        columns.names().get(column),
                        cut(lines.cells().get(column)),
                        accepted));
    }

    private static String cut(String cell) {
        return cell.length() > LONGEST_QUOTE ? cell.substring(0, LONGEST_QUOTE) + "…" : cell;
    }
}
