package io.epochscope.engine.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.data.DamagedBytes;
import io.epochscope.engine.data.DataSet;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvPropertyTest {

    private static final int COLUMNS = 3;

    /** Nobody reads a table in a message. */
    private static final int LONGEST_MESSAGE = 20_000;

    private static final byte[] TABLE = """
            a,"b, c",y,split
            1,2.5,-3e2,train
            .5,"",4,validation
            NA,"7",5,test
            0,1e-9,6,train
            """.getBytes(StandardCharsets.UTF_8);

    @Property(tries = 200)
    void numbersAreReadAsTheyWereWritten(
            @ForAll("rows") List<List<Float>> rows, @ForAll boolean quoted, @ForAll boolean windows)
            throws IOException {
        String end = windows ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder("a,b,y").append(end);
        for (List<Float> row : rows) {
            text.append(quoted ? "\"%s\",\"%s\",\"%s\"".formatted(row.toArray()) : "%s,%s,%s".formatted(row.toArray()))
                    .append(end);
        }
        Path file = Files.createTempFile("table", ".csv");
        try {
            Files.writeString(file, text);
            DataSet data = new CsvType()
                    .open(
                            new CsvParameters(
                                    file.toString(),
                                    "y",
                                    null,
                                    List.of("b", "a"),
                                    null,
                                    null,
                                    false,
                                    false,
                                    0.0,
                                    0.0,
                                    null,
                                    null),
                            1);

            assertThat(data.size()).isEqualTo(rows.size());
            for (int sample = 0; sample < rows.size(); sample++) {
                FloatBuffer features = FloatBuffer.allocate(2);
                data.copyFeatures(sample, features);
                assertThat(features.array())
                        .containsExactly(
                                rows.get(sample).get(1), rows.get(sample).get(0));
                assertThat(data.value(sample)).isEqualTo(rows.get(sample).get(2));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Provide
    Arbitrary<List<List<Float>>> rows() {
        return Arbitraries.floats().list().ofSize(COLUMNS).list().ofMinSize(1).ofMaxSize(20);
    }

    /** Whatever bytes there are: a data set, or an IOException that says what is accepted, and nothing else. */
    @Property(tries = 700)
    void anyBytesAreReadOrRefusedWithAReason(@ForAll("bytes") byte[] bytes) throws IOException {
        Path file = Files.createTempFile("table", ".csv");
        try {
            Files.write(file, bytes);
            CsvParameters parameters = CsvParameters.of(file.toString(), "y");
            assertThat(new CsvType().check(parameters))
                    .allSatisfy(fault -> assertThat(fault.accepted()).isNotBlank());
            try {
                assertThat(new CsvType().open(parameters, 1).size()).isPositive();
            } catch (IOException refused) {
                assertThat(refused.getMessage()).contains("accepted: ").hasSizeLessThan(LONGEST_MESSAGE);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static final List<String> PARTS = List.of(
            "1",
            ",",
            "\n",
            "\"",
            "y",
            "\r\n",
            "-2.5",
            " ",
            "é",
            "\t",
            "NA",
            "\0",
            "NaN",
            "-Infinity",
            "1e999999999",
            "1e-999999999",
            "3.5e38",
            "9".repeat(50_000),
            "x".repeat(50_000),
            ",".repeat(2_000),
            "\n".repeat(2_000));

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> nearly = Arbitraries.of(PARTS)
                .list()
                .ofMaxSize(40)
                .map(parts -> ("a,y\n" + String.join("", parts)).getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> damaged = Arbitraries.randomValue(random -> DamagedBytes.of(TABLE, random));
        return Arbitraries.oneOf(any, nearly, damaged);
    }
}
