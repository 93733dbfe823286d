package io.epochscope.metrics.imports.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.DamagedBytes;
import io.epochscope.metrics.imports.ImportConfig;
import io.epochscope.metrics.imports.ImportedRun;
import io.epochscope.metrics.imports.Upload;
import io.epochscope.metrics.tensorboard.proto.Summary;
import io.epochscope.metrics.tensorboard.proto.TensorBoardEvent;
import io.epochscope.metrics.tensorboard.proto.TensorProto;
import io.epochscope.metrics.tensorboard.proto.TensorShapeProto;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Event files and log directories that are damaged or say what none should. */
class TensorBoardImportFuzzTest {

    private static final int MOST = 1 << 20;

    /** Nobody reads a file in a message. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final String PLACE = "train/events.out.tfevents.1";

    private static final List<String> TAGS = List.of(
            "epoch_loss",
            "epoch_val_loss",
            "epoch_",
            "epoch_val_",
            "epoch_learning_rate",
            "epoch/lr",
            "epoch/",
            "steps/loss",
            "steps/",
            "loss/train",
            "/validation",
            "loss/test",
            "x",
            "",
            "\0",
            "epoch_" + "x".repeat(20_000));

    private static final long[] STEPS = {0, 1, 2, -1, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE, Long.MIN_VALUE};

    private static final double[] NUMBERS = {0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};

    private record Limits(int maxBytes, long maxArchiveBytes) implements ImportConfig {}

    private enum Form {
        FILE,
        ZIP,
        TAR,
        TAR_GZ;

        byte[] of(byte[] events) throws IOException {
            return switch (this) {
                case FILE -> events;
                case ZIP -> zip(events);
                case TAR -> tar(events);
                case TAR_GZ -> gzip(tar(events));
            };
        }
    }

    private final Upload upload = new Upload(new Limits(MOST, MOST));
    private final EventContract contract = new EventContract();

    @Property(tries = 3_000)
    void damagedFilesAreTakenOrRefused(@ForAll Form form, @ForAll long seed) throws IOException {
        takenOrRefused(DamagedBytes.of(form.of(golden()), new Random(seed)));
    }

    /** What is damaged is inside the records, whose checksums are right. */
    @Property(tries = 3_000)
    void recordsThatAreDamagedAreTakenOrRefused(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        var file = new ByteArrayOutputStream();
        for (int records = 1 + random.nextInt(4); records > 0; records--) {
            byte[] event = event(random).toByteArray();
            file.write(record(random.nextBoolean() ? event : DamagedBytes.of(event, random)));
        }
        takenOrRefused(file.toByteArray());
    }

    private void takenOrRefused(byte[] file) throws IOException {
        try {
            LoggedRun logged = LoggedRun.of(new LogDirectory(upload).files(file));
            var run = new ImportedRun("", "TensorBoard", logged.figures(), logged.steps());
            for (Event event : run.events("import-fuzzed", Instant.EPOCH)) {
                contract.check(event, Topic.of(event.getBodyCase()).orElseThrow());
            }
        } catch (BadRequestException | MalformedEventException refused) {
            assertThat(refused.getMessage())
                    .isNotBlank()
                    .doesNotEndWith(": null")
                    .hasSizeLessThan(LONGEST_MESSAGE);
        } catch (ClientErrorException tooLarge) {
            assertThat(tooLarge.getResponse().getStatus()).isEqualTo(413);
        }
    }

    private static TensorBoardEvent event(Random random) {
        var summary = Summary.newBuilder();
        for (int values = random.nextInt(4); values > 0; values--) {
            summary.addValue(value(random));
        }
        return TensorBoardEvent.newBuilder()
                .setWallTime(NUMBERS[random.nextInt(NUMBERS.length)])
                .setStep(STEPS[random.nextInt(STEPS.length)])
                .setSummary(summary)
                .build();
    }

    private static Summary.Value.Builder value(Random random) {
        var value = Summary.Value.newBuilder().setTag(TAGS.get(random.nextInt(TAGS.size())));
        double number = NUMBERS[random.nextInt(NUMBERS.length)];
        return random.nextBoolean()
                ? value.setSimpleValue((float) number)
                : value.setTensor(TensorProto.newBuilder()
                        .setDtype(random.nextInt(4))
                        .setTensorShape(TensorShapeProto.newBuilder()
                                .addDim(TensorShapeProto.Dim.newBuilder().setSize(STEPS[random.nextInt(STEPS.length)])))
                        .addDoubleVal(number)
                        .setTensorContent(ByteString.copyFrom(new byte[random.nextInt(10)])));
    }

    private static byte[] record(byte[] data) {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        return ByteBuffer.allocate(length.length + data.length + 2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(length)
                .putInt(checksum(length))
                .put(data)
                .putInt(checksum(data))
                .array();
    }

    private static int checksum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), 15) + 0xa282ead8;
    }

    /** By TensorBoard's own writer. */
    private static byte[] golden() throws IOException {
        try (InputStream logs = TensorBoardImportFuzzTest.class.getResourceAsStream("/golden/tensorboard/logs.zip");
                var zip = new ZipInputStream(logs)) {
            assertThat(zip.getNextEntry()).isNotNull();
            return zip.readAllBytes();
        }
    }

    private static byte[] zip(byte[] events) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(PLACE));
            zip.write(events);
        }
        return bytes.toByteArray();
    }

    private static byte[] tar(byte[] events) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            var entry = new TarArchiveEntry("long/".repeat(30) + PLACE);
            entry.setSize(events.length);
            tar.putArchiveEntry(entry);
            tar.write(events);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] file) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        }
        return bytes.toByteArray();
    }
}
