package io.epochscope.metrics.export.tables;

import java.io.IOException;

/** Puts the id of a run before each of its rows. */
final class RunColumn implements RowSink {

    static final Column COLUMN = new Column("run_id", ColumnType.TEXT);

    private final String runId;
    private final RowSink sink;
    private boolean begun;

    RunColumn(String runId, RowSink sink) {
        this.runId = runId;
        this.sink = sink;
    }

    private RowSink begun() {
        if (!begun) {
            sink.text(runId);
            begun = true;
        }
        return sink;
    }

    @Override
    public void text(String value) {
        begun().text(value);
    }

    @Override
    public void whole(long value) {
        begun().whole(value);
    }

    @Override
    public void real(float value) {
        begun().real(value);
    }

    @Override
    public void real(double value) {
        begun().real(value);
    }

    @Override
    public void absent() {
        begun().absent();
    }

    @Override
    public void endRow() throws IOException {
        sink.endRow();
        begun = false;
    }

    @Override
    public void finish() {
        throw new UnsupportedOperationException("ended by whoever has the rows of all runs");
    }
}
