package io.epochscope.metrics.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.completeness.RunCompleteness.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunCompletenessTest {

    private static final TopicCompleteness WHOLE = topic("training.runs", 2L, List.of());
    private static final TopicCompleteness NOT_NAMED =
            topic("training.patches", null, List.of(new SequenceRange(1, 4)));

    @Test
    void whatWasPublishedAndIsStoredIsComplete() {
        assertThat(statusOf(attempt(1, true, WHOLE))).isEqualTo(Status.COMPLETE);
        assertThat(statusOf(attempt(1, true, WHOLE, topic("training.epochs", 2L, List.of(new SequenceRange(2, 2))))))
                .isEqualTo(Status.INCOMPLETE);
        assertThat(statusOf(attempt(1, false, WHOLE))).isEqualTo(Status.OPEN);
    }

    @Test
    void aTopicThatTheClosingEventDoesNotNameProvesNothing() {
        assertThat(statusOf(attempt(1, true, WHOLE, NOT_NAMED))).isEqualTo(Status.NOT_PROVABLE);
        assertThat(statusOf(attempt(1, true, WHOLE, NOT_NAMED), attempt(2, true, WHOLE)))
                .isEqualTo(Status.NOT_PROVABLE);
    }

    @Test
    void anAttemptThatBrokeOffHasNoClosingEventToProveItWith() {
        assertThat(statusOf(attempt(1, false, WHOLE, NOT_NAMED), attempt(2, true, WHOLE)))
                .isEqualTo(Status.COMPLETE);
    }

    private static Status statusOf(AttemptCompleteness... attempts) {
        return RunCompleteness.of("run", List.of(attempts)).status();
    }

    private static AttemptCompleteness attempt(int attempt, boolean closed, TopicCompleteness... topics) {
        return new AttemptCompleteness(attempt, closed, List.of(topics));
    }

    private static TopicCompleteness topic(String name, Long published, List<SequenceRange> missing) {
        return new TopicCompleteness(name, published, 2, missing, List.of(), List.of(), false);
    }
}
