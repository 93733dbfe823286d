package io.epochscope.metrics.imports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.metrics.fixture.DamagedBytes;
import io.epochscope.metrics.imports.ImportedRun;
import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Histories that are damaged or none at all: each becomes events, or is refused with a reason. */
class CsvImportFuzzTest {

    /** Nobody reads a file in a message. */
    private static final int LONGEST_MESSAGE = 4_000;

    private static final byte[] HISTORY = """
            epoch,loss,"val_loss",lr,accuracy
            0,1.5,nan,1e-3,NA
            1,.5,-inf,"1e-3",0.75
            2,0.25,2.,1e-4,
            """.getBytes(StandardCharsets.UTF_8);

    private static final List<String> PARTS = List.of(
            "1",
            "2",
            "-1",
            "0",
            "999999999",
            "1e999999999",
            "nan",
            "Infinity",
            ",",
            ",1\n",
            ";",
            "\t",
            "\n",
            "\r\n",
            "\"",
            "\0",
            "loss",
            "val_",
            "lr",
            " ",
            "é",
            "9".repeat(2_000),
            "9".repeat(2_000) + "x",
            "x".repeat(20_000),
            ",".repeat(2_000));

    private final EventContract contract = new EventContract();

    @Property(tries = 3_000)
    void anyBytesBecomeEventsOrAreRefused(@ForAll("files") byte[] file) {
        try {
            var run = new ImportedRun("", "CSV", CsvHistory.read(file), List.of());
            for (Event event : run.events("import-fuzzed", Instant.EPOCH)) {
                contract.check(event, Topic.of(event.getBodyCase()).orElseThrow());
            }
        } catch (BadRequestException | MalformedEventException refused) {
            assertThat(refused.getMessage())
                    .isNotBlank()
                    .doesNotContain("java.", "jackson")
                    .hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> damaged = Arbitraries.randomValue(random -> DamagedBytes.of(HISTORY, random));
        Arbitrary<byte[]> nearly = Arbitraries.of(PARTS)
                .list()
                .ofMaxSize(40)
                .map(parts -> ("epoch,loss\n" + String.join("", parts)).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(any, damaged, nearly);
    }
}
