package io.epochscope.metrics.tensorboard;

import com.google.protobuf.ByteString;
import io.epochscope.metrics.tensorboard.proto.HistogramProto;
import io.epochscope.metrics.tensorboard.proto.Summary;
import io.epochscope.metrics.tensorboard.proto.SummaryMetadata;
import io.epochscope.metrics.tensorboard.proto.TensorBoardEvent;
import io.epochscope.metrics.tensorboard.proto.TensorProto;
import io.epochscope.metrics.tensorboard.proto.TensorShapeProto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;

/** Writes an event file, record by record. Not thread-safe. */
final class EventFileWriter {

    private static final String VERSION = "brain.Event:2";

    private static final int STRING = 7;
    private static final int FILES = 3;

    private static final SummaryMetadata IMAGES = SummaryMetadata.newBuilder()
            .setPluginData(SummaryMetadata.PluginData.newBuilder().setPluginName("images"))
            .setDataClass(FILES)
            .build();

    private static final long NANOS = 1_000_000_000L;

    private final OutputStream output;
    private final double time;

    /**
     * Begins a file.
     *
     * @param time that all its values are of
     */
    EventFileWriter(OutputStream output, Instant time) throws IOException {
        this.output = output;
        this.time = time.getEpochSecond() + (double) time.getNano() / NANOS;
        write(TensorBoardEvent.newBuilder().setFileVersion(VERSION));
    }

    /** A number, rounded to 32 bits: TensorBoard's data server passes over all scalars of other types. */
    void scalar(String tag, long step, double value) throws IOException {
        summary(step, Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
    }

    /** A histogram. */
    void histogram(String tag, long step, HistogramProto histogram) throws IOException {
        summary(step, Summary.Value.newBuilder().setTag(tag).setHisto(histogram));
    }

    /** A picture. */
    void image(String tag, long step, PngSize size, byte[] png) throws IOException {
        summary(
                step,
                Summary.Value.newBuilder()
                        .setTag(tag)
                        .setMetadata(IMAGES)
                        .setTensor(TensorProto.newBuilder()
                                .setDtype(STRING)
                                .setTensorShape(TensorShapeProto.newBuilder()
                                        .addDim(TensorShapeProto.Dim.newBuilder()
                                                .setSize(3)))
                                .addStringVal(ByteString.copyFromUtf8(Integer.toString(size.width())))
                                .addStringVal(ByteString.copyFromUtf8(Integer.toString(size.height())))
                                .addStringVal(ByteString.copyFrom(png))));
    }

    private void summary(long step, Summary.Value.Builder value) throws IOException {
        write(TensorBoardEvent.newBuilder()
                .setStep(step)
                .setSummary(Summary.newBuilder().addValue(value)));
    }

    /** Length, checksum of the length, data, checksum of the data. */
    private void write(TensorBoardEvent.Builder event) throws IOException {
        byte[] data = event.setWallTime(time).build().toByteArray();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        output.write(length);
        output.write(checksum(length));
        output.write(data);
        output.write(checksum(data));
    }

    private static byte[] checksum(byte[] bytes) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Checksum.of(bytes, 0, bytes.length))
                .array();
    }
}
