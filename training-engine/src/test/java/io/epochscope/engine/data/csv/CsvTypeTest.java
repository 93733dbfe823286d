package io.epochscope.engine.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.table.Imputation;
import io.epochscope.events.v1.Split;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTypeTest {

    private final CsvType type = new CsvType();

    @TempDir
    private Path folder;

    @Test
    void featuresAreAllOtherNumericColumnsWithANameScaledByTheTrainingRows() throws IOException {
        CsvParameters parameters =
                split(file("\uFEFFa,town,b,y,,part\r\n1,\"x, \"\"z\"\"\",10,5,0,train\r\n3,y,10,7,1,train\r\n"
                        + "\r\n7,z,11,9,2,Validation\r\n 9 ,z,.5e1,-1,3,test"));

        assertThat(type.check(parameters)).isEmpty();
        assertThat(type.sampleShape(parameters)).isEqualTo(new Shape(2));
        DataSet data = type.open(parameters, 1);

        assertThat(data.features()).extracting(Feature::name).containsExactly("a", "b");
        assertThat(data.features().get(0).scale().mean()).isEqualTo(2);
        assertThat(data.features().get(0).scale().deviation()).isEqualTo(1);
        assertThat(data.features().get(1).scale().deviation())
                .as("of a constant column")
                .isEqualTo(1);
        assertThat(data.target()).get().satisfies(target -> {
            assertThat(target.scale().mean()).isEqualTo(6);
            assertThat(target.scale().deviation()).isEqualTo(1);
        });
        assertThat(IntStream.range(0, 4).mapToObj(data::split))
                .containsExactly(Split.SPLIT_TRAIN, Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);
        assertThat(features(data, 0)).containsExactly(-1, 0);
        assertThat(features(data, 3)).containsExactly(7, -5);
        assertThat(data.value(3)).isEqualTo(-1);
    }

    @Test
    void columnNamesThatNoEventTakesAreRefusedBeforeTraining() throws IOException {
        CsvParameters parameters = CsvParameters.of(file("y," + "n".repeat(257) + "\n1,2\n"), "y");

        assertThat(type.check(parameters))
                .singleElement()
                .extracting(Fault::accepted)
                .asString()
                .startsWith("a file whose columns have names of at most 256 characters; too long in line 1: \"nnn");
    }

    @ParameterizedTest
    @CsvSource({"61 61 00 61 2c 79 0a 31 2c 31, U+0000", "ed a0 80 2c 79 0a 31 2c 31, half of a surrogate pair"})
    void columnNamesThatNoTextColumnTakesAreRefusedBeforeTraining(String bytes, String why) throws IOException {
        assertThat(type.check(CsvParameters.of(binary(bytes), "y")))
                .singleElement()
                .extracting(Fault::accepted)
                .asString()
                .contains(why);
    }

    /** Looking for each name among all others would take minutes. */
    @Test
    @Timeout(60)
    void aTableMayHaveManyColumns() throws IOException {
        int columns = 200_000;
        String names = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "1" + ",1".repeat(columns - 1);

        assertThat(type.sampleShape(CsvParameters.of(file(names + "\n" + row + "\n"), "c0")))
                .isEqualTo(new Shape(columns - 1L));
    }

    @Test
    void aMessageTellsOnlyTheFirstOfManyColumns() throws IOException {
        String names = IntStream.range(0, 60).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        assertThat(type.check(CsvParameters.of(file(names + "\n"), "price")))
                .singleElement()
                .extracting(Fault::accepted)
                .asString()
                .endsWith("\"c48\", \"c49\" and 10 more");
    }

    @Test
    void aMessageQuotesOnlyTheBeginningOfALongCell() throws IOException {
        CsvParameters parameters = CsvParameters.of(file("a,y\n1," + "x".repeat(100_000) + "\n"), "y");

        assertThatThrownBy(() -> type.open(parameters, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("table.csv, line 2, column \"y\": \"" + "x".repeat(40) + "…\", accepted:");
    }

    @ParameterizedTest
    @CsvSource({"2c 79 ff 0a, 1", "2c 79 0a 31 2c ff 0a, 2", "00 00 00 61 ff ff ff ff, 1"})
    void bytesThatAreNoTextAreRefusedWithTheLine(String bytes, int line) throws IOException {
        CsvParameters parameters = CsvParameters.of(binary(bytes), "y");

        assertThatThrownBy(() -> type.open(parameters, 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("table.csv, line " + line + ": ")
                .hasMessageContaining("accepted: cells in UTF-8");
    }

    @ParameterizedTest
    @CsvSource({"MEAN, 3", "MEDIAN, 2", "ZERO, 0"})
    void missingFeaturesAreImputedFromTheTrainingRowsAlone(Imputation imputation, double imputed) throws IOException {
        CsvParameters parameters = new CsvParameters(
                file("a,y,part\n1,1,train\n2,2,train\n6,3,train\n?,4,train\nna,5,test\n100,6,test\n"),
                "y",
                null,
                null,
                imputation,
                null,
                false,
                false,
                null,
                null,
                "part",
                null);

        DataSet data = type.open(parameters, 1);

        Feature feature = data.features().get(0);
        assertThat(feature.missing()).isEqualTo(2);
        assertThat(feature.imputed()).isCloseTo(imputed, within(1e-12));
        assertThat(features(data, 3)).containsExactly((float) imputed);
        assertThat(features(data, 5)).containsExactly(100);
    }

    @Test
    void missingValuesAreRefusedWithTheirPlacesUnlessItIsSaidWhatToDo() throws IOException {
        String path = file("a,b,y\n1,,3\n4,NA,6\n,8,9\n");

        assertThatThrownBy(() -> type.open(CsvParameters.of(path, "y"), 1))
                .hasMessage("table.csv: 3 values are missing, line 2 column \"b\", line 3 column \"b\", line 4 column"
                        + " \"a\", accepted: a number in every cell, or missing: mean, median or zero");
        assertThat(type.check(CsvParameters.of(path, "y")))
                .extracting(Fault::field)
                .containsExactly("file");
    }

    @Test
    void aMissingTargetIsAlwaysRefused() throws IOException {
        String path = file("a,y\n1,2\n2,\n3,NaN\n");

        assertThatThrownBy(() -> type.open(
                        new CsvParameters(
                                path, "y", null, null, Imputation.ZERO, null, null, null, null, null, null, null),
                        1))
                .hasMessage(
                        "table.csv: 2 values are missing, line 3 column \"y\", line 4 column \"y\", accepted: a number"
                                + " for the target in every row");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,y\\n1,2\\n3\\n|table.csv, line 3 has 1 cells, accepted: 2, one for each column of line 1",
                "a,y\\n1,x\\n|table.csv, line 2, column \"y\": \"x\", accepted: a number such as -3, 0.25 or 1.5e6, up to 3.4e38",
                "a,y\\n1,1e39\\n|table.csv, line 2, column \"y\": \"1e39\", accepted: a number such as -3, 0.25 or 1.5e6, up to 3.4e38",
                "a,t,y\\n1,\"x\\nz\",2\\n0x1p3,w,2\\n|table.csv, line 4, column \"a\": \"0x1p3\", accepted: a number such as -3, 0.25 or 1.5e6, up to 3.4e38",
                "a,y\\n|table.csv has no row, accepted: at least one below the names of the columns",
                "a,y\\n1,\"2\\n3,4|table.csv, line 2: Missing closing quote for value",
            })
    void whatIsWrongIsSaidWithItsPlace(String text, String message) throws IOException {
        CsvParameters parameters = new CsvParameters(
                file(text.replace("\\n", "\n")),
                "y",
                null,
                List.of("a"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThatThrownBy(() -> type.open(parameters, 1)).hasMessageStartingWith(message);
        assertThat(type.check(parameters)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("file");
            assertThat(fault.accepted()).contains(message);
        });
    }

    @Test
    void unknownColumnsAreNamedAllTogetherWithWhatMayBeMeant() throws IOException {
        CsvParameters parameters = new CsvParameters(
                file("area,Price,age\n1,2,3\n"),
                "price",
                null,
                List.of("aera", "age"),
                null,
                null,
                null,
                null,
                null,
                null,
                "rooms",
                null);

        assertThat(type.check(parameters))
                .extracting(Fault::field, Fault::value)
                .containsExactly(tuple("target", "price"), tuple("splitColumn", "rooms"), tuple("features[0]", "aera"));
        assertThat(type.check(parameters).get(0).accepted())
                .isEqualTo("one of the columns \"area\", \"Price\", \"age\" (did you mean \"Price\"?)");
        assertThat(type.check(parameters).get(1).accepted()).doesNotContain("did you mean");
    }

    @Test
    void repeatedColumnsAndEmptyOrMissingFilesAreRefused() throws IOException {
        assertThat(accepted(file("a,y,a\n1,2,3\n"), "y")).contains("repeated in line 1: \"a\"");
        assertThat(accepted(file(""), "y")).contains("this one has no line");
        assertThat(accepted(folder.resolve("none.csv").toString(), "y")).contains("there is no file");
        assertThat(accepted(file("town,y\nx,2\n"), "y")).contains("at least one numeric column");
    }

    @Test
    void aSplitColumnTakesThePlaceOfShares() throws IOException {
        CsvParameters both = new CsvParameters(
                file("a,y,part\n1,2,train\n"), "y", null, null, null, null, null, null, 0.2, null, "part", null);
        assertThat(type.check(both)).extracting(Fault::field).containsExactly("validation");

        CsvParameters wrong = split(file("a,y,part\n1,2,dev\n"));
        assertThat(type.check(wrong).get(0).accepted())
                .contains("column \"part\": \"dev\", accepted: train, validation or test");

        CsvParameters none = split(file("a,y,part\n1,2,test\n"));
        assertThatThrownBy(() -> type.open(none, 1)).hasMessageContaining("none of the 1 rows is left to train on");
    }

    @Test
    void sharesAreDrawnByTheSeed() throws IOException {
        StringBuilder text = new StringBuilder("a;y\n");
        IntStream.range(0, 200)
                .forEach(i -> text.append(i).append(';').append(i * 2).append('\n'));
        CsvParameters parameters =
                new CsvParameters(file(text.toString()), "y", "mm", null, null, null, null, null, 0.2, 0.1, null, ";");

        List<Split> one = splits(type.open(parameters, 1));

        assertThat(one).filteredOn(split -> split == Split.SPLIT_VALIDATION).hasSize(40);
        assertThat(one).filteredOn(split -> split == Split.SPLIT_TEST).hasSize(20);
        assertThat(splits(type.open(parameters, 1))).isEqualTo(one);
        assertThat(splits(type.open(parameters, 2))).isNotEqualTo(one);
    }

    private static List<Split> splits(DataSet data) {
        return IntStream.range(0, data.size()).mapToObj(data::split).toList();
    }

    private String accepted(String path, String target) {
        return type.check(CsvParameters.of(path, target)).get(0).accepted();
    }

    private static CsvParameters split(String path) {
        return new CsvParameters(path, "y", null, null, null, null, null, null, null, null, "part", null);
    }

    private static float[] features(DataSet data, int sample) {
        FloatBuffer buffer = FloatBuffer.allocate((int) data.sampleShape().size());
        data.copyFeatures(sample, buffer);
        return buffer.array();
    }

    private String binary(String bytes) throws IOException {
        return Files.write(
                        folder.resolve("table.csv"), HexFormat.ofDelimiter(" ").parseHex(bytes))
                .toString();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), text).toString();
    }

    @Test
    void refusesToPredictFromTheColumnThatSaysTheSplit() throws IOException {
        CsvParameters parameters = new CsvParameters(
                file("a,y,part\n1,1,train\n2,2,train\n"),
                "y",
                null,
                List.of("a", "part"),
                null,
                null,
                null,
                null,
                null,
                null,
                "part",
                null);

        assertThat(type.check(parameters))
                .containsExactly(new Fault("features", "part", "columns other than splitColumn"));
    }
}
