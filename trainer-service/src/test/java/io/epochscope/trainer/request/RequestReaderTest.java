package io.epochscope.trainer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.training.OptimizerSettings;
import io.epochscope.engine.training.OptimizerSettings.Algorithm;
import io.epochscope.trainer.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private final RequestReader reader =
            new RequestReader(Catalogue.load(Thread.currentThread().getContextClassLoader()));

    @Test
    void fillsInEverythingThatIsNotSaid() {
        ResolvedRequest resolved = reader.readAndTry("{}");

        assertThat(resolved.request().name()).isEqualTo("mlp on generated");
        assertThat(resolved.request().epochs()).isEqualTo(10);
        assertThat(resolved.request().batchSize()).isEqualTo(64);
        assertThat(resolved.request().optimizer().settings())
                .isEqualTo(new OptimizerSettings(Algorithm.ADAM, 0.001, 0, 0));
        assertThat(resolved.json()).contains("\"hidden\":[128,64]", "\"samples\":2000", "\"histogramEpochs\":1");
    }

    @Test
    void givesARequestThatReadsBackAsTheSame() {
        String resolved = reader.read("{\"optimizer\":{\"type\":\"sgd\"},\"tags\":[\"a\"]}")
                .json();

        assertThat(resolved).contains("\"type\":\"sgd\",\"learningRate\":0.01,\"momentum\":0.9");
        assertThat(reader.read(resolved).json()).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`model`: {`type`: `lstm`}} | model.type | lstm | one of cnn, mlp",
                "{`model`: {}} | model.type | | one of cnn, mlp",
                "{`model`: `mlp`} | model | mlp | an object",
                "{`model2`: 1} | model2 | 1 | one of the fields name, model,",
                "{`model`: {`type`: `mlp`, `hidden`: [8, -1]}} | model.hidden[1] | -1 | a whole number greater than",
                "{`model`: {`type`: `mlp`, `hidden`: [8, `x`]}} | model.hidden[1] | x | a list, each a whole number",
                "{`model`: {`type`: `mlp`, `hidden`: 8}} | model.hidden | 8 | a list, each a whole number",
                "{`model`: {`type`: `mlp`, `dropout`: 1}} | model.dropout | 1.0 | a number less than 1",
                "{`model`: {`type`: `mlp`, `depth`: 3}} | model.depth | 3 | one of the fields hidden,",
                "{`model`: {`type`: `mlp`, `batchNorm`: `yes`}} | model.batchNorm | yes | true or false",
                "{`model`: {`type`: `mlp`, `activation`: `x`}} | model.activation | x | relu",
                "{`model`: {`type`: `mlp`, `activation`: 3}} | model.activation | 3 | a text",
                "{`model`: {`type`: `cnn`, `channels`: [1,1,1,1,1,1,1,1]}} | model.channels | [1, 1, 1, 1, 1, 1, 1, 1] | ",
                "{`dataset`: {`type`: `imagenet`}} | dataset.type | imagenet | one of generated, idx",
                "{`dataset`: {`type`: `idx`}} | dataset.folder | | a text",
                "{`dataset`: {`type`: `idx`, `folder`: `/none/here`}} | dataset.folder | /none/here | a folder",
                "{`optimizer`: {`learningRate`: -0.1}} | optimizer.learningRate | -0.1 | a number greater than 0",
                "{`optimizer`: {`learningRate`: `0.1`}} | optimizer.learningRate | 0.1 | a number",
                "{`optimizer`: {`learningRate`: 1e999}} | optimizer.learningRate | | a number",
                "{`optimizer`: {`type`: `adamax`}} | optimizer.type | adamax | one of sgd, adam, adamw",
                "{`optimizer`: {`type`: 1}} | optimizer.type | 1 | one of sgd, adam, adamw",
                "{`optimizer`: {`momentum`: 0.5}} | optimizer.momentum | 0.5 | nothing unless optimizer.type is sgd",
                "{`optimizer`: {`type`: `sgd`, `momentum`: 1}} | optimizer.momentum | 1.0 | a number less than 1",
                "{`optimizer`: {`lr`: 1}} | optimizer.lr | 1 | one of the fields type, learningRate",
                "{`optimizer`: []} | optimizer | [] | an object",
                "{`epochs`: 0} | epochs | 0 | a whole number greater than 0",
                "{`epochs`: 1.5} | epochs | 1.5 | a whole number",
                "{`epochs`: 99999999999} | epochs | 99999999999 | a whole number",
                "{`epochs`: true} | epochs | true | a whole number",
                "{`batchSize`: -64} | batchSize | -64 | a whole number greater than 0",
                "{`batchSize`: 65537} | batchSize | 65537 | a whole number less than or equal to 65536",
                "{`seed`: `x`} | seed | x | a whole number",
                "{`name`: ``} | name | `` | a text",
                "{`name`: `a\\u0000b`} | name | | a text without control characters",
                "{`name`: `a\\nb`} | name | | a text without control characters",
                "{`name`: `a\\ud83d`} | name | a? | a text without control characters and halves of surrogate pairs",
                "{`tags`: [`a`, `\\u0000`]} | tags[1] | | a text without control characters",
                "{`tags`: [`\\udc00b`]} | tags[0] | ?b | a text without control characters and halves",
                "{`name`: 5} | name | 5 | a text",
                "{`tags`: [`a`, ` `]} | tags[1] | ` ` | a text",
                "{`watch`: {`histogramEpochs`: -1}} | watch.histogramEpochs | -1 | a whole number greater than or equal",
                "{`watch`: {`patches`: 1}} | watch.patches | 1 | true or false",
            })
    void namesTheFieldItsValueAndWhatIsAccepted(String request, String field, String value, String accepted) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> reader.readAndTry(request.replace('`', '"')));

        assertThat(problem).as("refused").isNotNull();
        assertThat(problem.faults()).hasSize(1);
        Fault fault = problem.faults().get(0);
        assertThat(fault.field()).isEqualTo(field);
        if (value != null && !value.contains("`")) {
            assertThat(fault.value()).isEqualTo(value);
        }
        assertThat(fault.accepted()).contains(accepted == null ? "" : accepted);
    }

    @Test
    void takesNamesInAnyLanguageAndWholeSurrogatePairs() {
        String request = "{\"name\": \"Prüfung \\ud83d\\ude80 試験\", \"tags\": [\"\\ud83d\\ude80\"]}";
        assertThat(reader.read(request).request().name()).isEqualTo("Prüfung \ud83d\ude80 試験");
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThatThrownBy(() -> reader.readAndTry("""
                        {"model": {"type": "mlp", "dropout": 2}, "dataset": {"type": "idx"}, "epochs": -1,
                         "optimizer": {"learningRate": -1}, "unknown": 1}
                        """))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder(
                                        "unknown",
                                        "epochs",
                                        "optimizer.learningRate",
                                        "model.dropout",
                                        "dataset.folder"));
    }

    @Test
    void namesATruncatedIdxFile(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0, 0, 0, 9, 0, 0, 0, 4});
        Files.write(folder.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 9, 1, 2});
        String request = "{\"dataset\": {\"type\": \"idx\", \"folder\": \"%s\"}}".formatted(folder);

        assertThatThrownBy(() -> reader.readAndTry(request))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.field()).isEqualTo("dataset.folder"))
                                .satisfies(fault -> assertThat(fault.accepted()).contains("train-images-idx3-ubyte")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"epochs\": 5,\n  \"name\": }", "{\"epochs\": 5,\n \"epochs\": 6}", "{}\n {}"})
    void saysWhereABodyIsNotJson(String body) {
        assertThatThrownBy(() -> reader.read(body)).hasMessageContaining("line 2, column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "5", "null"})
    void asksForAnObject(String body) {
        assertThatThrownBy(() -> reader.read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("must be a JSON object");
    }
}
