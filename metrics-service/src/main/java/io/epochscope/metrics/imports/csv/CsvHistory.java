package io.epochscope.metrics.imports.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.epochscope.metrics.imports.Figures;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a history as Keras' CSVLogger writes it: names in the first line, then a line for each epoch; commas,
 * semicolons or tabs between cells.
 */
final class CsvHistory {

    private static final ObjectReader READER = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .with(CsvParser.Feature.TRIM_SPACES);

    private CsvHistory() {}

    /**
     * The figures of a file.
     *
     * @throws BadRequestException if any line is wrong; it names them
     */
    static Figures read(byte[] file) {
        var faults = new Faults();
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator(file));
        long line = 1;
        try (MappingIterator<String[]> rows = READER.with(schema).readValues(file)) {
            if (!rows.hasNextValue()) {
                throw new BadRequestException("the file is empty; its first line must have the names of its columns");
            }
            var columns = HistoryColumns.of(List.of(rows.nextValue()));
            var epochs = new HistoryRows(columns, faults);
            while (rows.hasNextValue()) {
                line = rows.getCurrentLocation().getLineNr();
                epochs.add(line, List.of(rows.nextValue()));
            }
            faults.refuse();
            Figures figures = epochs.figures();
            if (figures.count() == 0) {
                throw new BadRequestException("the file has no epoch with a figure; nothing was imported");
            }
            return figures;
        } catch (IOException e) {
            String fault =
                    e instanceof JacksonException fromJackson ? fromJackson.getOriginalMessage() : e.getMessage();
            throw new BadRequestException(
                    "the file cannot be read behind line " + line + ": " + fault
                            + "; cells in UTF-8 are accepted, quoted as \"one, \"\"two\"\"\" if at all",
                    e);
        }
    }

    /** Whichever of the three the first line has most of. */
    private static char separator(byte[] file) {
        String header = new String(file, 0, firstLine(file), StandardCharsets.UTF_8);
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int firstLine(byte[] file) {
        int end = 0;
        while (end < file.length && file[end] != '\n' && file[end] != '\r') {
            end++;
        }
        return end;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }
}
