package io.epochscope.metrics.export.tables;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows as RFC 4180 has them, lines ending in LF, with the names of the columns in the first line and nothing
 * where a value is absent. Numbers have as many digits as tell them from their neighbours, those that are none are NaN,
 * Infinity and -Infinity.
 */
final class CsvRows implements RowSink {

    private static final int BUFFER_BYTES = 1 << 16;
    /** No number is longer. */
    private static final int NUMBER_BYTES = 32;

    private static final boolean SHORTEST = true;

    private final OutputStream output;
    private byte[] line = new byte[BUFFER_BYTES];
    private int length;
    private boolean first = true;

    CsvRows(List<Column> columns, OutputStream output) throws IOException {
        this.output = output;
        columns.forEach(column -> text(column.name()));
        endRow();
    }

    @Override
    public void text(String value) {
        separate();
        if (value == null) {
            return;
        }
        if (isPlain(value)) {
            ascii(value);
        } else {
            bytes(quoted(value));
        }
    }

    /** Whether each character is one byte, and none has a meaning; what is empty is not, since that is absent. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == ',') {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private static byte[] quoted(String value) {
        return ('"' + value.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void whole(long value) {
        separate();
        room(NUMBER_BYTES);
        length = NumberOutput.outputLong(value, line, length);
    }

    @Override
    public void real(float value) {
        separate();
        ascii(NumberOutput.toString(value, SHORTEST));
    }

    @Override
    public void real(double value) {
        separate();
        ascii(NumberOutput.toString(value, SHORTEST));
    }

    @Override
    public void absent() {
        separate();
    }

    @Override
    public void endRow() throws IOException {
        room(1);
        line[length++] = '\n';
        first = true;
        if (length >= BUFFER_BYTES / 2) {
            flush();
        }
    }

    @Override
    public void finish() throws IOException {
        flush();
    }

    private void flush() throws IOException {
        output.write(line, 0, length);
        length = 0;
    }

    private void separate() {
        if (!first) {
            room(1);
            line[length++] = ',';
        }
        first = false;
    }

    private void ascii(String value) {
        room(value.length());
        for (int i = 0; i < value.length(); i++) {
            line[length++] = (byte) value.charAt(i);
        }
    }

    private void bytes(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, line, length, value.length);
        length += value.length;
    }

    private void room(int bytes) {
        if (line.length - length < bytes) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + bytes));
        }
    }
}
