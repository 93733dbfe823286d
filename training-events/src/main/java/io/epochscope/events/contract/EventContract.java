package io.epochscope.events.contract;

import com.google.protobuf.util.Timestamps;
import io.epochscope.events.Topic;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.Event;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks events against the contract, so that whoever reads them can rely on every length, order, range and identifier.
 * Besides what the .proto files say, strings must not contain U+0000 or half a surrogate pair, and whole numbers must
 * fit the signed type of their width: neither has a place in a text column or in Java. Thread-safe.
 */
public final class EventContract {

    /**
     * Checks an event that was decoded.
     *
     * @param topic where it came from, or is to go
     * @throws MalformedEventException naming the first field that breaks the contract, and what is accepted
     */
    public void check(Event event, Topic topic) throws MalformedEventException {
        checkRunId(event.getRunId());
        Rules.atLeast("attempt", event.getAttempt(), 1);
        if (event.getSequence() < 0 || event.getSequence() == Long.MAX_VALUE) {
            throw new MalformedEventException("sequence", "is beyond 2^63 - 2");
        }
        if (!event.hasOccurredAt()) {
            throw new MalformedEventException("occurred_at", "is not set");
        }
        if (!Timestamps.isValid(event.getOccurredAt())) {
            throw new MalformedEventException("occurred_at", "is outside the years 1 to 9999");
        }
        checkTopic(event, topic);
        Storable.check(event, "");
        checkBody(event);
    }

    /**
     * Checks the name of a run.
     *
     * @throws MalformedEventException if it breaks the contract, with what is accepted
     */
    public void checkRunId(String runId) throws MalformedEventException {
        Rules.identifier("run_id", runId);
    }

    private static void checkTopic(Event event, Topic topic) throws MalformedEventException {
        Optional<Topic> expected = Topic.of(event.getBodyCase());
        if (expected.isEmpty()) {
            throw new MalformedEventException("body", "is not set, or of a kind that is not known here");
        }
        if (expected.get() != topic) {
            throw new MalformedEventException(
                    event.getBodyCase().name().toLowerCase(Locale.ROOT),
                    "belongs on topic " + expected.get().topicName() + ", not on " + topic.topicName());
        }
    }

    private static void checkBody(Event event) throws MalformedEventException {
        switch (event.getBodyCase()) {
            case RUN_STARTED -> RunRules.check(event.getRunStarted());
            case ATTEMPT_STARTED -> RunRules.check(event.getAttemptStarted());
            case RUN_FINISHED -> RunRules.check(event.getRunFinished());
            case ACTION_TAKEN -> RunRules.check(event.getActionTaken());
            case EPOCH_COMPLETED -> EpochRules.check(event.getEpochCompleted());
            case STEP_SCALARS -> EpochRules.check(event.getStepScalars());
            case SCENE_DESCRIBED -> PatchRules.check(event.getSceneDescribed());
            case PATCH_SCORES -> PatchRules.check(event.getPatchScores());
            case TENSOR_HISTOGRAM -> HistogramRules.check(event.getTensorHistogram());
            case SAMPLE_ACTIVATIONS -> SampleRules.check(event.getSampleActivations());
            case SAMPLE_OUTPUT -> SampleRules.check(event.getSampleOutput());
            case FEATURE_PROJECTION -> SampleRules.check(event.getFeatureProjection());
            case PICTURE -> PictureRules.check(event.getPicture());
            case TRAINING_REQUESTED -> RunRules.check(event.getTrainingRequested());
            case RUN_COMMAND -> RunRules.check(event.getRunCommand());
            case FINDING -> FindingRules.check(event.getFinding());
            case DEAD_LETTER -> FindingRules.check(event.getDeadLetter());
            case RUN_DELETED, BODY_NOT_SET -> {
                // A tombstone says all by its run; a missing body was refused with the topic.
            }
        }
    }
}
