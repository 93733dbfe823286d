package io.epochscope.events;

import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Event.BodyCase;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Kafka topics, and what they are wherever the system runs. Whoever makes topics otherwise keeps to it. */
public enum Topic {
    RUNS("training.runs"),
    EPOCHS("training.epochs"),
    PATCHES("training.patches"),
    HISTOGRAMS("training.histograms"),
    PICTURES("training.pictures"),
    REQUESTS("training.requests"),
    COMMANDS("training.commands"),
    FINDINGS("training.findings"),
    DEAD_LETTERS("training.dead-letters");

    /** How many partitions each has: room for as many consumers of it. */
    public static final int PARTITIONS = 4;

    /**
     * The settings of each, by Kafka's names: kept for seven days, and records larger than producers send, because a
     * dead letter has the record that came in, with a reason and its envelope around it.
     */
    public static final Map<String, String> SETTINGS = Map.of(
            "retention.ms", String.valueOf(Duration.ofDays(7).toMillis()),
            "max.message.bytes", String.valueOf(2 * 1024 * 1024));

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The names of all in Kafka. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Topic::topicName).toList();
    }

    /** Those whose events are stored. */
    public static List<Topic> stored() {
        return Arrays.stream(values())
                .filter(topic -> switch (topic) {
                    case RUNS, EPOCHS, PATCHES, HISTOGRAMS, PICTURES -> true;
                    case REQUESTS, COMMANDS, FINDINGS, DEAD_LETTERS -> false;
                })
                .toList();
    }

    /** The name in Kafka. */
    public String topicName() {
        return topicName;
    }

    /** The one topic whose events have such a body; empty for {@link BodyCase#BODY_NOT_SET}. */
    public static Optional<Topic> of(BodyCase body) {
        return switch (body) {
            case RUN_STARTED, ATTEMPT_STARTED, RUN_FINISHED, ACTION_TAKEN, RUN_DELETED -> Optional.of(RUNS);
            case EPOCH_COMPLETED, STEP_SCALARS -> Optional.of(EPOCHS);
            case SCENE_DESCRIBED, PATCH_SCORES -> Optional.of(PATCHES);
            case TENSOR_HISTOGRAM, SAMPLE_ACTIVATIONS, SAMPLE_OUTPUT, FEATURE_PROJECTION -> Optional.of(HISTOGRAMS);
            case PICTURE -> Optional.of(PICTURES);
            case TRAINING_REQUESTED -> Optional.of(REQUESTS);
            case RUN_COMMAND -> Optional.of(COMMANDS);
            case FINDING -> Optional.of(FINDINGS);
            case DEAD_LETTER -> Optional.of(DEAD_LETTERS);
            case BODY_NOT_SET -> Optional.empty();
        };
    }

    /** The topic of that name in Kafka; empty if it is none of ours. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /**
     * The record key of an event: its run, so that a run's events stay in order on one partition; for patches
     * run/scene/chunk, so that one huge run spreads over the partitions.
     */
    public static String keyOf(Event event) {
        return switch (event.getBodyCase()) {
            case SCENE_DESCRIBED ->
                patchKey(
                        event,
                        event.getSceneDescribed().getScene(),
                        event.getSceneDescribed().getChunk());
            case PATCH_SCORES ->
                patchKey(
                        event,
                        event.getPatchScores().getScene(),
                        event.getPatchScores().getChunk());
            default -> event.getRunId();
        };
    }

    private static String patchKey(Event event, String scene, int chunk) {
        return event.getRunId() + "/" + scene + "/" + Integer.toUnsignedString(chunk);
    }
}
