package io.epochscope.metrics.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes rows one by one as they are read. Numbers that are none are "NaN" and "Infinity" in both formats. */
public enum RowFormat {
    JSON("application/json"),
    /** RFC 4180, with the names of the columns in the first line; nothing stands for null. */
    CSV("text/csv;charset=UTF-8");

    private static final int BUFFER_BYTES = 1 << 16;

    private final String mediaType;

    RowFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** As answers name it. */
    public String mediaType() {
        return mediaType;
    }

    /** Whichever the caller likes better, JSON where it does not matter. */
    public static RowFormat accepted(HttpHeaders headers) {
        for (MediaType type : headers.getAcceptableMediaTypes()) {
            if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return JSON;
            }
            if (type.isCompatible(new MediaType("text", "csv"))) {
                return CSV;
            }
        }
        return JSON;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface RowTaker<T> {

        /** Writes one row. */
        void take(T row) throws IOException;
    }

    /** Gives rows. */
    @FunctionalInterface
    public interface RowGiver<T> {

        /** Hands over all rows. */
        void giveTo(RowTaker<T> taker) throws IOException;
    }

    /** Writes all rows. What fails on the way leaves a file without its end, so that nobody takes it for whole. */
    <T> void write(OutputStream output, Class<T> type, RowGiver<T> rows) throws IOException {
        var buffer = new BufferedOutputStream(output, BUFFER_BYTES);
        ObjectWriter writer = writer(type)
                .without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        SequenceWriter sequence = this == JSON ? writer.writeValuesAsArray(buffer) : writer.writeValues(buffer);
        rows.giveTo(sequence::write);
        sequence.close();
        buffer.flush();
    }

    private ObjectWriter writer(Class<?> type) {
        if (this == JSON) {
            return new JsonMapper().writerFor(type);
        }
        var mapper = new CsvMapper();
        return mapper.writerFor(type)
                .with(mapper.typedSchemaFor(type).withHeader().withColumnReordering(false));
    }
}
