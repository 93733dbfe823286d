package io.epochscope.engine.data.csv;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The lines of a file one by one (RFC 4180: quoted cells may hold delimiters, quotes and ends of lines). A byte order
 * mark, spaces around cells and empty lines are passed over.
 */
final class CsvLines implements AutoCloseable {

    private static final ObjectReader READER = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .with(CsvParser.Feature.TRIM_SPACES);

    private final String name;
    private final MappingIterator<String[]> rows;
    private long line = 1;
    private List<String> cells = List.of();

    CsvLines(String name, InputStream bytes, char delimiter) throws IOException {
        this.name = name;
        try {
            rows = READER.with(CsvSchema.emptySchema().withColumnSeparator(delimiter))
                    .readValues(bytes);
        } catch (JacksonException | CharConversionException e) {
            bytes.close();
            throw unreadable(e);
        }
    }

    /**
     * Goes to the next line that is not empty.
     *
     * @return false at the end
     * @throws IOException if it cannot be read; the message says where and why
     */
    boolean next() throws IOException {
        try {
            if (!rows.hasNextValue()) {
                return false;
            }
            line = rows.getCurrentLocation().getLineNr();
            cells = List.of(rows.nextValue());
            return true;
        } catch (JacksonException | CharConversionException e) {
            throw unreadable(e);
        }
    }

    private IOException unreadable(IOException e) {
        String reason = e instanceof JacksonException fromJackson ? fromJackson.getOriginalMessage() : e.getMessage();
        return new IOException(
                "%s, line %d: %s, accepted: cells in UTF-8, quoted as \"one, \"\"two\"\"\" if at all"
                        .formatted(name, line, reason),
                e);
    }

    /** Where the line begins in the file, from 1. */
    long line() {
        return line;
    }

    /** Of the line. */
    List<String> cells() {
        return cells;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
