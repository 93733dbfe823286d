package io.epochscope.engine.data.scenes;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DamagedBytes;
import io.epochscope.events.contract.EventText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Legends that are damaged or say what none should. */
class LegendPropertyTest {

    /** Nobody reads a file in a message. */
    private static final int LONGEST_MESSAGE = 2_000;

    private static final byte[] LEGEND = """
            [{"index": 0, "name": "water", "colour": "#1040C0", "ignore": false},
             {"index": 7, "name": "clouds", "colour": "#FFFFFF", "ignore": true},
             {"index": 3, "name": "Wald \\u00fc", "colour": "#30A020"}]
            """.getBytes(StandardCharsets.UTF_8);

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "65535",
            "65536",
            "-1",
            "1.5",
            "1e1",
            "1e999999999",
            "9".repeat(50_000),
            "NaN",
            "null",
            "true",
            "\"\"",
            "\"1\"",
            "\"road\"",
            "\"#30A020\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(50_000) + "\"",
            "{}",
            "[]",
            "[".repeat(50_000),
            "{\"index\":".repeat(50_000),
            "'road'",
            "/* road",
            "]");

    private static Path folder;

    @BeforeContainer
    static void makeFolder() throws IOException {
        folder = Files.createTempDirectory("legend");
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        Files.deleteIfExists(folder.resolve(Legend.FILE));
        Files.delete(folder);
    }

    @Property(tries = 1_000)
    void anyBytesAreALegendOrAreRefusedWithAReason(@ForAll("legends") byte[] bytes) throws IOException {
        Files.write(folder.resolve(Legend.FILE), bytes);
        try {
            Legend legend = Legend.read(folder);
            assertThat(legend.classes()).hasSizeBetween(2, Legend.IGNORED);
            assertThat(legend.classes())
                    .extracting(ClassLabel::name)
                    .allSatisfy(name -> assertThat(EventText.fault(name)).isEmpty());
        } catch (IOException refused) {
            assertThat(refused.getMessage())
                    .startsWith(Legend.FILE)
                    .doesNotContain("java.", "gson")
                    .hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<byte[]> legends() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
        Arbitrary<byte[]> damaged = Arbitraries.randomValue(random -> DamagedBytes.of(LEGEND, random));
        Arbitrary<String> entry = Arbitraries.of("index", "name", "colour", "ignore", "Index", "")
                .flatMap(field -> Arbitraries.of(VALUES).map("\"%s\": %s".formatted(field, "%s")::formatted))
                .list()
                .ofMaxSize(4)
                .map(fields -> "{\"index\": 0, \"name\": \"water\", %s}".formatted(String.join(", ", fields)));
        Arbitrary<byte[]> nearly = Arbitraries.oneOf(entry, Arbitraries.of(VALUES))
                .list()
                .ofMaxSize(4)
                .map(entries -> "[{\"index\": 9, \"name\": \"ice\"}, %s]"
                        .formatted(String.join(", ", entries))
                        .getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(any, damaged, nearly);
    }
}
