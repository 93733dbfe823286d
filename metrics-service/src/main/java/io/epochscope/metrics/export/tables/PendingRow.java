package io.epochscope.metrics.export.tables;

import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** The row that is being collected, its numbers as bits: Parquet takes a row as a whole. */
final class PendingRow {

    private final List<Column> columns;
    private final boolean[] present;
    private final long[] bits;
    private final String[] texts;
    private int next;

    PendingRow(List<Column> columns) {
        this.columns = columns;
        present = new boolean[columns.size()];
        bits = new long[columns.size()];
        texts = new String[columns.size()];
    }

    void text(String value) {
        texts[next] = value;
        present[next++] = value != null;
    }

    void bits(long value) {
        bits[next] = value;
        present[next++] = true;
    }

    void absent() {
        present[next++] = false;
    }

    void clear() {
        next = 0;
    }

    /** Gives all that is present. */
    void giveTo(RecordConsumer consumer) {
        consumer.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            if (present[i]) {
                String name = columns.get(i).name();
                consumer.startField(name, i);
                give(i, consumer);
                consumer.endField(name, i);
            }
        }
        consumer.endMessage();
    }

    private void give(int i, RecordConsumer consumer) {
        switch (columns.get(i).type()) {
            case TEXT -> consumer.addBinary(Binary.fromString(texts[i]));
            case INTEGER -> consumer.addInteger((int) bits[i]);
            case LONG -> consumer.addLong(bits[i]);
            case FLOAT -> consumer.addFloat(Float.intBitsToFloat((int) bits[i]));
            case DOUBLE -> consumer.addDouble(Double.longBitsToDouble(bits[i]));
        }
    }
}
