package io.epochscope.trainer.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.request.ParameterDescriptions;
import io.epochscope.trainer.request.RequestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Catalogue CATALOGUE =
            Catalogue.load(Thread.currentThread().getContextClassLoader());

    private static final String MADE =
            new RequestSchema(CATALOGUE, new RecordSchemas(new ParameterDescriptions())).json();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(MADE);

    private final RequestReader reader = new RequestReader(CATALOGUE);

    private List<String> faults(String request) {
        return SCHEMA.validate(request, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode at(String path) throws IOException {
        return JSON.readTree(MADE).at(path);
    }

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
            List<String> requests = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                JsonNode example = JSON.readTree(file.toFile());
                requests.add(
                        example.path("request").isMissingNode()
                                ? example.toString()
                                : example.get("request").toString());
            }
            return requests.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void takesTheExamples(String request) {
        assertThat(faults(request)).isEmpty();
    }

    /** Requests in the documents are whole, or fields of one, which braces make one. */
    static Stream<String> documented() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/requests.md"));
        Pattern whole = Pattern.compile("(?ms)^ {4}(\\{\"kind\".*?\\}\\})$");
        Pattern fields = Pattern.compile("(?m)^ {4}(\"(?:schedule|earlyStopping|onFinding|optimizer)\": .*)$");
        Pattern list = Pattern.compile("(?ms)^```json\n(\"corrections\".*?)^```$");
        return Stream.concat(
                whole.matcher(document).results().map(match -> match.group(1)),
                Stream.of(fields, list)
                        .flatMap(pattern -> pattern.matcher(document).results())
                        .map((MatchResult match) -> "{" + match.group(1) + "}"));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void takesWhatTheDocumentsShow(String request) {
        assertThat(faults(request)).isEmpty();
    }

    @Test
    void findsWhatTheDocumentsShow() throws IOException {
        assertThat(documented()).hasSizeGreaterThanOrEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\": \"rate-range-test\"}",
                "{\"model\": {\"type\": \"unet\"}, \"earlyStopping\": {}, \"onFinding\": {\"divergence\": \"stop\"}}",
                "{\"dataset\": {\"type\": \"generated-regression\"}, \"schedule\": {\"type\": \"plateau\"}}",
                "{\"optimizer\": {\"learningRate\": 0.1}, \"regularisation\": {\"classWeights\": {\"1\": 2}}}",
                "{\"name\": \"Prüfung \\ud83d\\ude80\", \"corrections\": [{\"scene\": \"samples\", \"row\": 0, \"column\": 0,"
                        + " \"action\": \"relabel\", \"class\": 1}]}"
            })
    void takesRequestsAsTheyAreAskedForAndAsTheyAreStored(String request) {
        assertThat(faults(request)).isEmpty();
        assertThat(faults(reader.readAndTry(request).json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"epoch\": 3}",
                "{\"epochs\": 0}",
                "{\"epochs\": 1.5}",
                "{\"epochs\": \"3\"}",
                "{\"batchSize\": 65537}",
                "{\"name\": \"\"}",
                "{\"name\": \"a\\u0000b\"}",
                "{\"tags\": [\"\"]}",
                "{\"kind\": \"test\"}",
                "{\"model\": {}}",
                "{\"model\": {\"type\": \"lstm\"}}",
                "{\"model\": {\"type\": \"mlp\", \"hiden\": [1]}}",
                "{\"model\": {\"type\": \"mlp\", \"hidden\": [0]}}",
                "{\"model\": {\"type\": \"mlp\", \"activation\": \"swish\"}}",
                "{\"model\": {\"type\": \"cnn\", \"channels\": []}}",
                "{\"model\": {\"type\": \"cnn\", \"hidden\": [3]}}",
                "{\"dataset\": {\"type\": \"idx\"}}",
                "{\"dataset\": {\"type\": \"csv\", \"file\": \"/etc/passwd\", \"target\": \"y\"}}",
                "{\"dataset\": {\"type\": \"generated\", \"noise\": 2}}",
                "{\"dataset\": {\"type\": \"generated-scene\", \"validation\": 1}}",
                "{\"loss\": {\"type\": \"hinge\"}}",
                "{\"loss\": {\"type\": \"huber\", \"delta\": 0}}",
                "{\"optimizer\": {\"learningRate\": 0}}",
                "{\"optimizer\": {\"momentum\": 0.9}}",
                "{\"optimizer\": {\"type\": \"sgd\", \"momentum\": 1}}",
                "{\"schedule\": {\"gamma\": 0.1}}",
                "{\"schedule\": {\"type\": \"step\"}}",
                "{\"schedule\": {\"type\": \"cosine\", \"per\": \"batch\"}}",
                "{\"schedule\": {\"type\": \"cosine\", \"warmUp\": {\"startFactor\": 2, \"length\": 3}}}",
                "{\"regularisation\": {\"labelSmoothing\": 1}}",
                "{\"regularisation\": {\"classWeights\": \"rare\"}}",
                "{\"regularisation\": {\"classWeights\": {\"a\": 0}}}",
                "{\"augmentation\": {\"rotate\": 181}}",
                "{\"earlyStopping\": {\"patience\": 0}}",
                "{\"earlyStopping\": {\"metric\": \"loss\"}}",
                "{\"onFinding\": {\"divergence\": \"halt\"}}",
                "{\"onFinding\": {\"divergence\": {\"action\": \"reduce-rate\", \"factor\": 1}}}",
                "{\"onFinding\": {\"No rule\": \"stop\"}}",
                "{\"watch\": {\"tensors\": [\"biases\"]}}",
                "{\"watch\": {\"probes\": 10001}}",
                "{\"evaluation\": {\"every\": -1}}",
                "{\"checkpoints\": {\"keep\": 0}}",
                "{\"rateRange\": {\"steps\": 100}}",
                "{\"kind\": \"rate-range-test\", \"epochs\": 3}",
                "{\"kind\": \"rate-range-test\", \"rateRange\": {\"steps\": 9}}",
                "{\"kind\": \"rate-range-test\", \"schedule\": {\"type\": \"cosine\"}}",
                "{\"corrections\": [{\"scene\": \"a\", \"row\": -1, \"column\": 0, \"action\": \"exclude\"}]}",
                "{\"corrections\": [{\"scene\": \"a\", \"row\": 0, \"column\": 0, \"action\": \"drop\"}]}",
                "{\"corrections\": [{\"scene\": \"a\", \"row\": 0, \"action\": \"exclude\"}]}"
            })
    void refusesWhatTheReaderRefuses(String request) {
        assertThatThrownBy(() -> reader.read(request)).isInstanceOf(ProblemException.class);

        assertThat(faults(request)).isNotEmpty();
    }

    @Test
    void hasAllKindsWithTheirDefaultsRangesAndWords() throws IOException {
        assertThat(at("/properties/model/oneOf").findValuesAsText("title")).contains("mlp", "cnn", "resnet", "unet");
        assertThat(at("/properties/dataset/oneOf").findValuesAsText("title"))
                .containsAll(CATALOGUE.dataSets().keySet());
        assertThat(at("/properties/model/oneOf/0/properties/dropout")).isEqualTo(JSON.readTree("""
                        {"type": "number", "title": "Dropout", "default": 0.0, "minimum": 0, "exclusiveMaximum": 1,
                         "description": "Share of features left out before each fully connected layer while training, 0 by default"}
                        """));
        assertThat(at("/properties/model/oneOf/1/properties/activation/enum").toString())
                .isEqualTo("[\"relu\",\"tanh\",\"sigmoid\",\"gelu\",\"leakyRelu\"]");
        assertThat(at("/properties/epochs/default").intValue()).isEqualTo(10);
    }

    @Test
    void promisesNothingThatIsDrawnOrFollows() throws IOException {
        assertThat(at("/properties/seed").has("default")).isFalse();
        assertThat(at("/properties/name").has("default")).isFalse();
    }

    /** Browser tests of the form are made with a copy: one that is older than this would prove nothing. */
    @Test
    void isTheOneThatTheFormIsTestedWith() throws IOException {
        Path made = Files.writeString(
                Path.of("target/training-schema.json"), JSON.readTree(MADE).toPrettyString() + "\n");

        assertThat(ROOT.resolve("metrics-service/src/test/resources/training-schema.json"))
                .as("to be replaced by trainer-service/" + made)
                .hasSameTextualContentAs(made);
    }

    @Test
    void describesEveryField() throws IOException {
        List<String> undescribed = new ArrayList<>();
        collectUndescribed("", at(""), undescribed);

        assertThat(undescribed).isEmpty();
    }

    private static void collectUndescribed(String path, JsonNode schema, List<String> undescribed) {
        schema.path("properties").properties().forEach(property -> {
            String name = path + "." + property.getKey();
            if (!property.getValue().has("const") && !property.getValue().has("description")) {
                undescribed.add(name);
            }
            collectUndescribed(name, property.getValue(), undescribed);
        });
        schema.path("oneOf")
                .forEach(form ->
                        collectUndescribed(path + ":" + form.path("title").asText(), form, undescribed));
        if (schema.has("items")) {
            collectUndescribed(path + "[]", schema.get("items"), undescribed);
        }
    }
}
