package io.epochscope.trainer.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.catalogue.Catalogue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResolvedRequestPropertyTest {

    private final RequestReader reader =
            new RequestReader(Catalogue.load(getClass().getClassLoader()));

    @Property(tries = 300)
    void aResolvedRequestThatIsPostedAgainIsResolvedToItself(@ForAll("requests") String request) {
        ResolvedRequest resolved = reader.readAndTry(request);

        ResolvedRequest again = reader.readAndTry(resolved.json());

        assertThat(again.json()).isEqualTo(resolved.json());
        assertThat(again.request()).isEqualTo(resolved.request());
        assertThat(again.learning()).isEqualTo(resolved.learning());
    }

    @Provide
    Arbitrary<String> requests() {
        return object(List.of(
                field("name", text()),
                field("model", models()),
                field("dataset", dataSets()),
                field("epochs", from(1, 1000)),
                field("batchSize", from(1, 65_536)),
                field("optimizer", optimizers()),
                field("schedule", schedules()),
                field("regularisation", regularisations()),
                field("augmentation", augmentations()),
                field("earlyStopping", earlyStoppings()),
                field("onFinding", findingActions()),
                field("seed", Arbitraries.longs().map(String::valueOf)),
                field("tags", list(text(), 0)),
                field("watch", watches()),
                field("evaluation", object(List.of(field("every", from(0, 5)), field("atEnd", bool())))),
                field("corrections", corrections())));
    }

    private static Arbitrary<String> findingActions() {
        return object(List.of(
                field("divergence", quoted("stop", "restore-best-and-stop")),
                field("plateau", quoted("reduce-rate")),
                field(
                        "oscillation",
                        object(List.of(
                                always("action", quoted("reduce-rate")),
                                field("factor", Arbitraries.of("0.1", "0.5")),
                                field("cooldown", from(0, 5)))))));
    }

    private static Arbitrary<String> models() {
        return Arbitraries.oneOf(
                object(List.of(
                        type("mlp"),
                        field("hidden", list(from(1, 512), 0)),
                        field("activation", quoted("relu", "tanh", "sigmoid", "gelu", "leakyRelu")),
                        field("dropout", share()),
                        field("batchNorm", bool()))),
                object(List.of(
                        type("cnn"),
                        field("channels", Arbitraries.of("[4]", "[16,32]", "[8,8,8]")),
                        field("kernel", Arbitraries.of("1", "3", "5")),
                        field("dense", from(0, 64)))),
                object(List.of(
                        type("resnet"),
                        field("depth", Arbitraries.of("8", "14", "110")),
                        field("width", from(1, 32)),
                        field("dropout", share()))),
                object(List.of(type("unet"), field("levels", from(1, 2)), field("width", from(1, 32)))));
    }

    private static Arbitrary<String> dataSets() {
        return Arbitraries.oneOf(
                object(List.of(
                        type("generated"),
                        field("samples", from(100, 5_000)),
                        field("size", Arbitraries.of("16", "20", "28", "64")),
                        field("noise", share()),
                        field("mislabelled", Arbitraries.of("0", "0.25", "0.5")))),
                object(List.of(
                        type("generated-scene"),
                        field("rows", from(8, 64)),
                        field("patch", Arbitraries.of("8", "16", "32")),
                        field("blockSize", from(1, 4)),
                        field("validation", Arbitraries.of("0.1", "0.3")),
                        field("test", Arbitraries.of("0", "0.2")))));
    }

    private static Arbitrary<String> optimizers() {
        return Arbitraries.oneOf(
                object(List.of(field("learningRate", positive()))),
                object(List.of(type("sgd"), field("momentum", share()), field("weightDecay", share()))),
                object(List.of(
                        type("adam"), field("beta1", share()), field("beta2", share()), field("epsilon", positive()))),
                object(List.of(type("adamw"), field("learningRate", positive()), field("weightDecay", share()))),
                object(List.of(type("rmsprop"), field("alpha", share()), field("centered", bool()))),
                object(List.of(type("Adagrad"), field("initialAccumulatorValue", positive()))));
    }

    private static Arbitrary<String> schedules() {
        Arbitrary<String> per = quoted("epoch", "step");
        Arbitrary<String> warmUp = object(List.of(always("length", from(1, 100)), field("startFactor", share())));
        return Arbitraries.oneOf(
                object(List.of(type("constant"), field("warmUp", warmUp))),
                object(List.of(
                        type("step"), always("stepSize", from(1, 30)), field("gamma", share()), field("per", per))),
                object(List.of(
                        type("multi-step"), always("milestones", Arbitraries.of("[3]", "[3,10]")), field("per", per))),
                object(List.of(
                        type("cosine"), field("length", from(1, 30)), field("per", per), field("warmUp", warmUp))),
                object(List.of(
                        type("one-cycle"), field("anneal", quoted("cosine", "linear")), field("threePhase", bool()))),
                object(List.of(
                        type("plateau"),
                        field("metric", quoted("train_loss", "validation_loss")),
                        field("thresholdMode", quoted("rel", "ABS")),
                        field("patience", from(0, 10)),
                        field("warmUp", warmUp))));
    }

    private static Arbitrary<String> regularisations() {
        return object(List.of(
                field("l1", share()),
                field("l2", share()),
                field("decayBiases", bool()),
                field("labelSmoothing", share()),
                field("classWeights", Arbitraries.of("\"balanced\"", "{\"0\":2,\"3\":0.5}", "{}")),
                field("clipNorm", positive()),
                field("clipValue", positive())));
    }

    private static Arbitrary<String> augmentations() {
        return object(List.of(
                field("shift", from(0, 7)),
                field("flipHorizontal", bool()),
                field("rotate", from(0, 180)),
                field("noise", share())));
    }

    private static Arbitrary<String> earlyStoppings() {
        return object(List.of(
                field("metric", quoted("train_loss", "validation_accuracy")),
                field("patience", from(1, 20)),
                field("minDelta", share()),
                field("restoreBest", bool())));
    }

    private static Arbitrary<String> watches() {
        return object(List.of(
                field("patches", bool()),
                field("histogramEpochs", from(0, 5)),
                field("tensors", list(quoted("weights", "GRADIENTS", "updates", "activations"), 1)),
                field("probes", from(1, 10_000)),
                field("samples", list(from(0, 63), 0))));
    }

    private static Arbitrary<String> corrections() {
        String patch = "{\"scene\":\"s\",\"row\":%d,\"column\":2,%s}";
        return Arbitraries.of(
                        "\"action\":\"exclude\"",
                        "\"action\":\"WEIGHT\",\"weight\":0.5",
                        "\"action\":\"relabel\",\"class\":1")
                .list()
                .ofMaxSize(3)
                .map(actions -> IntStream.range(0, actions.size())
                        .mapToObj(row -> patch.formatted(row, actions.get(row)))
                        .collect(Collectors.joining(",", "[", "]")));
    }

    /** An object of those fields that are there. */
    private static Arbitrary<String> object(List<Arbitrary<String>> fields) {
        return Combinators.combine(fields)
                .as(some -> some.stream().filter(Objects::nonNull).collect(Collectors.joining(",", "{", "}")));
    }

    /** A field that may be there, or be null, or not. */
    private static Arbitrary<String> field(String name, Arbitrary<String> value) {
        return always(name, value.injectNull(0.1)).injectNull(0.5);
    }

    private static Arbitrary<String> always(String name, Arbitrary<String> value) {
        return value.map(json -> "\"%s\":%s".formatted(name, json));
    }

    private static Arbitrary<String> type(String name) {
        return always("type", quoted(name));
    }

    private static Arbitrary<String> quoted(String... texts) {
        return Arbitraries.of(texts).map("\"%s\""::formatted);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(20).map("\"%s\""::formatted);
    }

    private static Arbitrary<String> list(Arbitrary<String> elements, int least) {
        return elements.list().ofMinSize(least).ofMaxSize(4).map(all -> "[" + String.join(",", all) + "]");
    }

    private static Arbitrary<String> from(int least, int most) {
        return Arbitraries.integers().between(least, most).map(String::valueOf);
    }

    private static Arbitrary<String> bool() {
        return Arbitraries.of("true", "false");
    }

    private static Arbitrary<String> share() {
        return Arbitraries.doubles().between(0.01, 0.9).ofScale(4).map(String::valueOf);
    }

    private static Arbitrary<String> positive() {
        return Arbitraries.doubles().between(1e-9, 1e3).ofScale(9).map(String::valueOf);
    }
}
