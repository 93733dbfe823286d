package io.epochscope.metrics.export.tables;

import io.epochscope.metrics.parameter.Argument;
import jakarta.ws.rs.NotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A table as a file of some format. */
record TableFile(Table table, TableFormat format) {

    /**
     * The file that is called so.
     *
     * @throws NotFoundException if there is none, which names those that there are
     */
    static TableFile named(String name, List<Table> tables) {
        return tables.stream()
                .flatMap(table -> Arrays.stream(TableFormat.values()).map(format -> new TableFile(table, format)))
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("there is no file " + name + "; there are "
                        + tables.stream().map(Table::name).collect(Collectors.joining(", "))
                        + ", each as .csv and .parquet"));
    }

    String name() {
        return table.name() + "." + Argument.nameOf(format);
    }

    /** Writes the table of one run. */
    void write(String runId, OutputStream output) throws IOException {
        RowSink sink = format.open(table.columns(), output);
        table.giveTo(runId, sink);
        sink.finish();
    }
}
