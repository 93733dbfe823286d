package io.epochscope.events.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.epochscope.events.RandomEvents;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventContractTest {

    private static final String ENVELOPE =
            "\"runId\": \"r\", \"attempt\": 1, \"occurredAt\": \"2026-01-01T00:00:00Z\", ";

    private static final String EPOCH = "\"epochCompleted\": {\"splits\": [{\"split\": \"SPLIT_TRAIN\","
            + " \"pass\": \"PASS_TRAINING\", \"confusion\": {\"classes\": 2, \"cells\": [0, 3], \"counts\": [5, 6]},"
            + " \"classScores\": [{\"bucketsPerUnit\": 8, \"buckets\": [-832, 7], \"positives\": [1, 0],"
            + " \"negatives\": [2, 1]}], \"calibration\": {\"classes\": 2, \"bins\": 15, \"cells\": [3, 29],"
            + " \"samples\": [4, 7], \"correct\": [2, 7], \"confidence\": [1.1, 6.9]}, \"residuals\":"
            + " {\"deciles\": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], \"tenths\": [{\"tenth\": 0}, {\"tenth\": 9}]}}]}";

    private static final String STEPS = "\"stepScalars\": {\"name\": \"loss\", \"steps\": [1, 2], \"values\": [3, 4]}";

    private static final String SCENE = "\"sceneDescribed\": {\"scene\": \"s\", \"grid\": {\"rows\": 1, \"columns\": 2,"
            + " \"chunkSide\": 2}, \"labels\": [0, -1], \"targets\": [0.5, 2], \"splits\": [\"SPLIT_TRAIN\", \"SPLIT_TEST\"],"
            + " \"georeference\": {\"affine\": [1, 0, 0, 0, 1, 0]}}";

    private static final String SCORES = "\"patchScores\": {\"scene\": \"s\", \"grid\": {\"rows\": 1, \"columns\": 2,"
            + " \"chunkSide\": 2}, \"chunk\": 0, \"pass\": \"PASS_TRAINING\", \"presence\": \"Aw==\","
            + " \"loss\": [1, 2], \"predicted\": [0, 32767]}";

    private static final String HISTOGRAM = "\"tensorHistogram\": {\"layer\": \"l\", \"tensor\": \"weight\", \"kind\":"
            + " \"TENSOR_KIND_WEIGHT\", \"histogram\": {\"precisionBits\": 4, \"zeros\": 1, \"positive\": {\"index\":"
            + " [-3, 7], \"count\": [1, 2]}, \"moments\": {\"count\": 4}}}";

    private static final String STARTED = "\"runStarted\": {\"requestJson\": \"{}\", \"classes\": [{\"index\": 0},"
            + " {\"index\": 1}], \"layers\": [{\"name\": \"a\"}, {\"name\": \"b\", \"position\": 1}],"
            + " \"splits\": [{\"split\": \"SPLIT_TRAIN\"}], \"overlaps\": [{\"first\": 1, \"second\": 2},"
            + " {\"first\": 1, \"second\": 3}]}";

    private static final String SWEPT = "\"runStarted\": {\"sweep\": {\"sweepId\": \"s\", \"position\": 2, \"runs\": 3,"
            + " \"metric\": \"m\", \"parameters\": {\"a.b\": \"[0.5]\", \"c\": \"\\\"adam\\\"\", \"d\": \"null\"}}}";

    private final EventContract contract = new EventContract();
    private final EventCodec codec = new EventCodec();

    @Provide
    Arbitrary<BodyCase> bodies() {
        return Arbitraries.of(BodyCase.class).filter(body -> body != BodyCase.BODY_NOT_SET);
    }

    @Property
    void accepts_every_event_that_keeps_it_on_its_topic_only(@ForAll("bodies") BodyCase body, @ForAll long seed)
            throws Exception {
        Event event = new RandomEvents(new Random(seed)).event(body);
        Topic home = Topic.of(body).orElseThrow();
        for (Topic topic : Topic.values()) {
            if (topic == home) {
                contract.check(event, topic);
            } else {
                assertThatThrownBy(() -> contract.check(event, topic))
                        .isInstanceOf(MalformedEventException.class)
                        .hasMessageContaining("belongs on topic " + home.topicName() + ", not on " + topic.topicName());
            }
        }
    }

    @Example
    void refuses_an_envelope_that_breaks_it() {
        refusesEnvelope(event -> event.setRunId(""), "run_id is \"\"");
        refusesEnvelope(event -> event.setRunId("a/b"), "run_id is \"a/b\"");
        refusesEnvelope(event -> event.setRunId("x".repeat(129)), "run_id is");
        refusesEnvelope(event -> event.setAttempt(0), "attempt is 0, but must be 1 or more");
        refusesEnvelope(event -> event.setSequence(-1), "sequence is beyond");
        refusesEnvelope(event -> event.clearOccurredAt(), "occurred_at is not set");
        refusesEnvelope(
                event -> event.setOccurredAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE)), "occurred_at is out");
        refusesEnvelope(Event.Builder::clearBody, "body is not set");
    }

    @Example
    void refuses_text_and_numbers_that_have_no_place() throws Exception {
        refuses(STARTED, "\"{}\"", "\"{\\\"a\\\": \\\"\\\\u0000\\\"}\"", "U+0000");
        refuses(STARTED, "\"requestJson\"", "\"name\": \"a\\u0000\", \"requestJson\"", "run_started.name contains");
        refuses(STARTED, "\"requestJson\"", "\"name\": \"\\ud800\", \"requestJson\"", "half of a surrogate pair");
        refuses(STARTED, "\"requestJson\"", "\"epochs\": 4294967295, \"requestJson\"", "run_started.epochs is above");
    }

    @Example
    void refuses_a_run_that_breaks_it() throws Exception {
        refuses(STARTED, "\"{}\"", "\"[]\"", "run_started.request_json is not a JSON object");
        refuses(STARTED, "\"index\": 1", "\"index\": 0", "run_started.classes.index has 0 twice");
        refuses(STARTED, "\"name\": \"b\"", "\"name\": \"a\"", "run_started.layers.name has a twice");
        refuses(STARTED, "\"position\": 1", "\"position\": 0", "run_started.layers.position has 0 twice");
        refuses(STARTED, "SPLIT_TRAIN", "SPLIT_NEW", "run_started.splits[0].split is not set or not known");
        refuses(STARTED, "\"first\": 1", "\"first\": 9", "run_started.overlaps[0].first is not set or not known");
        refuses(STARTED, "\"second\": 2", "\"second\": 0", "run_started.overlaps[0].second is not set or not known");
        refuses(
                STARTED,
                "\"second\": 3",
                "\"second\": 2",
                "run_started.overlaps has [SPLIT_TRAIN, SPLIT_VALIDATION] twice");
        refuses("\"runFinished\": {\"status\": 1}", "1", "9", "run_finished.status is not set or not known");
        refuses("\"runCommand\": {\"command\": 1}", "1", "0", "must be one of COMMAND_STOP, COMMAND_RESUME");
        refuses("\"attemptStarted\": {\"fromEpoch\": 1}", ": 1", ": 0", "attempt_started.from_epoch is 0");
        refuses("\"actionTaken\": {\"action\": \"a\"}", "\"a\"", "\"\"", "action_taken.action is empty");
        refuses("\"trainingRequested\": {\"requestJson\": \"{}\"}", "{}\"", "\"", "request_json is not a JSON");
        refuses("\"finding\": {\"rule\": \"r\", \"severity\": 1}", ": 1", ": 0", "finding.severity is not set");
        refuses(
                "\"deadLetter\": {\"topic\": \"t\", \"reason\": \"r\"}",
                "\"r\"",
                "\"\"",
                "dead_letter.reason is empty");
    }

    @Example
    void refuses_a_place_in_a_sweep_that_breaks_it() throws Exception {
        refuses(SWEPT, "\"s\"", "\"s/1\"", "run_started.sweep.sweep_id is \"s/1\"");
        refuses(SWEPT, "\"position\": 2", "\"position\": 0", "run_started.sweep.position is 0, but must be 1 or more");
        refuses(SWEPT, "\"runs\": 3", "\"runs\": 1", "run_started.sweep.runs is 1, but must be 2 or more");
        refuses(SWEPT, "\"m\"", "\"\"", "run_started.sweep.metric is empty");
        refuses(SWEPT, "a.b", "", "a name in run_started.sweep.parameters is empty");
        refuses(SWEPT, "[0.5]", "[0.5", "run_started.sweep.parameters[a.b] is not JSON");
        refuses(SWEPT, "[0.5]", " ", "run_started.sweep.parameters[a.b] is empty, but must be JSON");
        refuses(SWEPT, "\\\"adam\\\"", "\\\"\\\\u0000\\\"", "run_started.sweep.parameters[c]");
    }

    @Example
    void refuses_epochs_and_steps_that_break_it() throws Exception {
        refuses(EPOCH, "SPLIT_TRAIN", "SPLIT_UNSPECIFIED", "splits[0].split is not set");
        refuses(EPOCH, "PASS_TRAINING", "PASS_UNSPECIFIED", "splits[0].pass is not set");
        refuses(EPOCH, "\"splits\": [", "\"splits\": [{\"split\": 1, \"pass\": 3}, ", "has SPLIT_TRAIN twice");
        refuses(EPOCH, "\"cells\": [0, 3]", "\"cells\": []", "confusion.counts has 2 elements, but must have classes²");
        refuses(EPOCH, "[0, 3]", "[3, 0]", "confusion.cells[1] is 0, not above the one before, 3");
        refuses(EPOCH, "[0, 3]", "[0, 4]", "confusion.cells[1] is 4, but must be 0 to 3");
        refuses(EPOCH, "[5, 6]", "[5]", "confusion.cells has 2 elements, but must have 1");
        refuses(EPOCH, "\"classes\": 2", "\"classes\": 0", "confusion.classes is 0");
        refuses(EPOCH, "\"classes\": 2", "\"classes\": 32769", "classes is 32769, but must be 1 to 32768");
        refuses(EPOCH, "\"negatives\": [2, 1]", "\"negatives\": []", "class_scores[0].negatives has 0 elements");
        refuses(EPOCH, "\"bucketsPerUnit\": 8, ", "", "class_scores[0].buckets_per_unit is 0, but must be 1 to 1024");
        refuses(EPOCH, "[-832, 7]", "[-833, 7]", "class_scores[0].buckets[0] is -833, but must be -832 to 832");
        refuses(EPOCH, "[-832, 7]", "[7, 7]", "class_scores[0].buckets[1] is 7, not above the one before, 7");
        refuses(EPOCH, "\"bins\": 15", "\"bins\": 0", "calibration.bins is 0, but must be 1 to 1000");
        refuses(EPOCH, "[3, 29]", "[3, 30]", "calibration.cells[1] is 30, but must be 0 to 29");
        refuses(EPOCH, "[1.1, 6.9]", "[1.1]", "calibration.confidence has 1 elements, but must have 2");
        refuses(EPOCH, "[0, 1, 2,", "[1, 2,", "residuals.deciles has 10 elements, but must have 11");
        refuses(EPOCH, "{\"tenth\": 9}", "{\"tenth\": 10}", "residuals.tenths[1].tenth is 10, but must be 0 to 9");
        refuses(EPOCH, "\"split\":", "\"metrics\": {\"\": 1}, \"split\":", "metrics is empty");
        refuses(STEPS, "\"loss\"", "\"\"", "step_scalars.name is empty");
        refuses(STEPS, "\"loss\"", "\"" + "x".repeat(257) + "\"", "has 257 characters");
        refuses(STEPS, "[3, 4]", "[3]", "step_scalars.values has 1 elements, but must have 2");
        refuses(STEPS, "[1, 2]", "[2, 2]", "step_scalars.steps[1] is 2, not above");
        refuses(STEPS, "[1, 2]", "[0, 2]", "step_scalars.steps[0] is 0");
    }

    @Example
    void refuses_patches_that_break_it() throws Exception {
        refuses(SCENE, "\"s\"", "\"s/1\"", "scene_described.scene is \"s/1\"");
        refuses(SCENE, "[0, -1]", "[0]", "scene_described.labels has 1 elements, but must have 2");
        refuses(SCENE, "[0, -1]", "[0, -2]", "scene_described.labels[1] is -2");
        refuses(SCENE, "[0.5, 2]", "[0.5]", "scene_described.targets has 1 elements, but must have 2");
        refuses(SCENE, "SPLIT_TEST", "SPLIT_UNSPECIFIED", "scene_described.splits[1] is not set");
        refuses(SCENE, "\"labels\"", "\"samples\": [1], \"labels\"", "scene_described.samples has 1 elements");
        refuses(SCENE, "0, 1, 0]", "0, 1]", "georeference.affine has 5 elements");
        refuses(SCENE, "\"rows\": 1", "\"rows\": 0", "scene_described.grid.rows is 0, but must be 1 to");
        refuses(SCORES, "\"chunkSide\": 2", "\"chunkSide\": 129", "patch_scores.grid.chunk_side is 129");
        refuses(SCORES, "\"chunk\": 0", "\"chunk\": 1", "patch_scores.chunk is 1, but the grid has 1 chunks");
        refuses(SCORES, "PASS_TRAINING", "PASS_UNSPECIFIED", "patch_scores.pass is not set");
        refuses(SCORES, "Aw==", "Bw==", "patch_scores.presence has 1 bytes with the highest bit at 2");
        refuses(SCORES, "Aw==", "AwA=", "patch_scores.presence has 2 bytes");
        refuses(SCORES, "Aw==", "AQ==", "patch_scores.loss has 2 elements, but must have 1");
        refuses(SCORES, "\"loss\": [1, 2]", "\"loss\": []", "patch_scores.loss has 0 elements");
        refuses(SCORES, "\"loss\"", "\"pTrue\": [1], \"loss\"", "patch_scores.p_true has 1 elements");
        refuses(SCORES, "\"loss\"", "\"pPredicted\": [1], \"loss\"", "patch_scores.p_predicted has 1 elements");
        refuses(SCORES, "\"loss\"", "\"output\": [1], \"loss\"", "patch_scores.output has 1 elements");
        refuses(SCORES, "32767", "32768", "patch_scores.predicted[1] is 32768, but must be 0 to 32767");
    }

    @Example
    void refuses_histograms_that_break_it() throws Exception {
        refuses(
                HISTOGRAM,
                "\"precisionBits\": 4",
                "\"precisionBits\": 11",
                "precision_bits is 11, but must be 0 to 10");
        refuses(HISTOGRAM, "[-3, 7]", "[7, -3]", "positive.index[1] is -3, not above");
        refuses(HISTOGRAM, "[-3, 7]", "[-3, 16384]", "positive.index[1] is 16384, but must be");
        refuses(HISTOGRAM, "[1, 2]", "[3]", "positive.count has 1 elements, but must have 2");
        refuses(HISTOGRAM, "[1, 2]", "[3, 0]", "positive.count[1] is 0");
        refuses(HISTOGRAM, "\"zeros\": 1", "\"zeros\": 2", "moments.count is 4, but zeros and buckets hold 5");
        refuses(HISTOGRAM, "[1, 2]", "[1, 9223372036854775807]", "counts more than 2^63 - 1 values");
        refuses(HISTOGRAM, "TENSOR_KIND_WEIGHT", "TENSOR_KIND_UNSPECIFIED", "tensor_histogram.kind is not set");
        refuses(HISTOGRAM, "\"l\"", "\"\"", "tensor_histogram.layer is empty");
    }

    @Example
    void refuses_pictures_that_break_it() {
        refusesPicture(event -> event.getPictureBuilder().setAddress("00"), "picture.address is \"00\", but must be");
        refusesPicture(event -> event.getPictureBuilder().setAddress("0".repeat(64)), "0\", but the SHA-256 of png is");
        refusesPicture(event -> event.getPictureBuilder().setPng(ByteString.copyFromUtf8("GIF89a")), "is not a PNG");
        refusesPicture(
                event -> event.getPictureBuilder().setPng(ByteString.copyFrom(new byte[524_289])), "524289 bytes");
        refusesPicture(event -> event.getPictureBuilder().setKind(""), "picture.kind is empty");
        refusesPicture(
                event -> event.getPictureBuilder().clearPng().setAddress("A".repeat(64)), "but must be the SHA-256");
    }

    @Example
    void accepts_a_picture_whose_content_was_sent_before() throws MalformedEventException {
        Event.Builder event = new RandomEvents(new Random(1)).event(BodyCase.PICTURE).toBuilder();
        event.getPictureBuilder().clearPng();
        contract.check(event.build(), Topic.PICTURES);
    }

    private void refuses(String body, String part, String corrupted, String reason) throws MalformedEventException {
        Event valid = json(body);
        contract.check(valid, Topic.of(valid.getBodyCase()).orElseThrow());
        assertThat(body).contains(part);
        assertRefused(json(body.replace(part, corrupted)), reason);
    }

    private void refusesEnvelope(Consumer<Event.Builder> corruption, String reason) {
        refuses(BodyCase.EPOCH_COMPLETED, corruption, reason);
    }

    private void refusesPicture(Consumer<Event.Builder> corruption, String reason) {
        refuses(BodyCase.PICTURE, corruption, reason);
    }

    private void refuses(BodyCase body, Consumer<Event.Builder> corruption, String reason) {
        Event.Builder event = new RandomEvents(new Random(1)).event(body).toBuilder();
        corruption.accept(event);
        assertRefused(event.build(), reason);
    }

    private void assertRefused(Event event, String reason) {
        assertThatThrownBy(() ->
                        contract.check(event, Topic.of(event.getBodyCase()).orElse(Topic.EPOCHS)))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(reason);
    }

    private Event json(String body) throws MalformedEventException {
        return codec.decode(("{" + ENVELOPE + body + "}").getBytes(StandardCharsets.UTF_8), EventCodec.JSON);
    }
}
