package io.epochscope.trainer.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.google.protobuf.Timestamp;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.contract.EventContract;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.trainer.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Requests in which something is not as it should be: each is resolved, or refused with all that is wrong. */
class RequestFuzzTest {

    private static final List<String> REQUESTS = List.of("""
            {"name": "a", "model": {"type": "mlp", "hidden": [8, 4], "activation": "tanh", "dropout": 0.5},
             "dataset": {"type": "generated", "samples": 200, "size": 20, "noise": 0.5}, "epochs": 3, "batchSize": 16,
             "optimizer": {"type": "sgd", "learningRate": 0.1, "momentum": 0.9, "nesterov": true},
             "schedule": {"type": "multi-step", "milestones": [2, 5], "gamma": 0.5, "warmUp": {"length": 2}},
             "regularisation": {"l1": 0.1, "classWeights": {"0": 2, "3": 0.5}, "clipNorm": 1, "labelSmoothing": 0.1},
             "augmentation": {"shift": 1, "rotate": 5, "noise": 0.1}, "seed": 7, "tags": ["a", "b"],
             "earlyStopping": {"metric": "validation_loss", "patience": 2, "minDelta": 0.1},
             "onFinding": {"plateau": {"action": "reduce-rate", "factor": 0.5}, "divergence": "stop"},
             "watch": {"patches": true, "tensors": ["weights"], "probes": 9, "samples": [0, 5]},
             "evaluation": {"every": 2}, "checkpoints": {"every": 2, "keep": 1, "resumeAfterCrash": true},
             "corrections": [{"scene": "s", "row": 0, "column": 2, "action": "weight", "weight": 0.5}]}
            """, """
            {"kind": "rate-range-test", "model": {"type": "unet", "levels": 2, "width": 4},
             "dataset": {"type": "generated-scene", "rows": 16, "patch": 16, "blockSize": 2, "validation": 0.2},
             "rateRange": {"from": 1e-6, "to": 1, "steps": 20}}
            """, """
            {"model": {"type": "cnn", "channels": [4, 8], "kernel": 3, "dense": 16}, "loss": {"type": "cross_entropy"},
             "dataset": {"type": "idx", "folder": "/none/here"}, "schedule": {"type": "one-cycle"}}
            """, """
            {"model": {"type": "mlp"}, "loss": {"type": "huber", "delta": 2}, "optimizer": {"type": "adamw"},
             "dataset": {"type": "csv", "file": "/none/here.csv", "target": "y", "unit": "m", "features": ["a"],
              "missing": "mean", "missingMarkers": ["", "-"], "delimiter": ";", "validation": 0.1, "splitColumn": "s"}}
            """, """
            {"model": {"type": "resnet", "depth": 8}, "dataset": {"type": "generated-regression", "samples": 200},
             "schedule": {"type": "plateau", "patience": 3}, "epochs": 2}
            """);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e9",
            "2147483647",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "9".repeat(900),
            "9".repeat(2_000),
            "1e999",
            "-1e999",
            "1e-999",
            "1e999999999",
            "1e99999999999",
            "NaN",
            "\"\"",
            "\" \"",
            "\"text\"",
            "\"mlp\"",
            "\"csv\"",
            "\"1\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(10_000) + "\"",
            "[]",
            "[null]",
            "[[]]",
            "[1, \"a\", {}]",
            "[" + "1,".repeat(60_000) + "1]",
            "{}",
            "{\"\": null}",
            "{\"type\": null}",
            "{\"type\": {\"type\": \"mlp\"}}",
            "{\"type\": \"plateau\", \"type\": \"step\"}",
            "[".repeat(900) + "]".repeat(900),
            "{\"a\":".repeat(900) + "1" + "}".repeat(900),
            "[".repeat(100_000),
            "'");

    private final RequestReader reader =
            new RequestReader(Catalogue.load(Thread.currentThread().getContextClassLoader()));

    @Property(tries = 3_000)
    void otherValuesAreTakenOrRefused(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        JsonNode request = RequestJson.MAPPER.readTree(REQUESTS.get(random.nextInt(REQUESTS.size())));
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            List<Consumer<JsonNode>> places = new ArrayList<>();
            collect(request, places, random);
            String value = VALUES.get(random.nextInt(VALUES.size()));
            places.get(random.nextInt(places.size()))
                    .accept(JsonNodeFactory.instance.rawValueNode(new RawValue(value)));
        }
        takenOrRefused(request.toString());
    }

    /** Where something else can be: each value of each object and list, and beside them. */
    private static void collect(JsonNode node, List<Consumer<JsonNode>> places, Random random) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> places.add(value -> object.set(name, value)));
            String other = random.nextBoolean() ? "typ" : "\0";
            places.add(value -> object.set(other, value));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(value -> array.set(index, value));
            }
            places.add(array::add);
        }
        node.forEach(child -> collect(child, places, random));
    }

    @Property(tries = 2_000)
    void otherCharactersAreTakenOrRefused(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder request = new StringBuilder(REQUESTS.get(random.nextInt(REQUESTS.size())));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            int at = random.nextInt(request.length());
            String other = random.nextBoolean()
                    ? String.valueOf((char) random.nextInt(Character.MAX_VALUE))
                    : "{}[],:\"0-e. \\".substring(random.nextInt(13)).substring(0, 1);
            switch (random.nextInt(4)) {
                case 0 -> request.replace(at, at + 1, other);
                case 1 -> request.insert(at, other);
                case 2 -> request.delete(at, at + 1).append(' ');
                default -> request.setLength(at + 1);
            }
        }
        takenOrRefused(request.toString());
    }

    private void takenOrRefused(String request) throws MalformedEventException {
        try {
            ResolvedRequest resolved = reader.readAndTry(request);
            assertThat(reader.read(resolved.json()).json()).isEqualTo(resolved.json());
            checkOpening(resolved);
        } catch (ProblemException refused) {
            assertThat(refused.getMessage()).isNotBlank().doesNotContain("jackson");
            assertThat(refused.faults()).allSatisfy(fault -> {
                assertThat(fault.accepted()).isNotBlank().doesNotContain("jackson", "java.", ": null");
                assertThat(fault.field()).isNotNull();
            });
        }
    }

    /** What is taken here must not be refused by those who store it. */
    private static void checkOpening(ResolvedRequest resolved) throws MalformedEventException {
        Event opening = Event.newBuilder()
                .setRunId("fuzzed")
                .setAttempt(1)
                .setSequence(1)
                .setOccurredAt(Timestamp.getDefaultInstance())
                .setRunStarted(RunStarted.newBuilder()
                        .setName(resolved.request().name())
                        .setRequestJson(resolved.json()))
                .build();
        new EventContract().check(opening, Topic.RUNS);
    }
}
