package io.epochscope.metrics.diagnosis.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.events.v1.TensorHistogram;
import org.junit.jupiter.api.Test;

class EpochOfEventTest {

    @Test
    void partsOfAnEpochWaitForIt() {
        for (Event.Builder part : new Event.Builder[] {
            Event.newBuilder().setStepScalars(StepScalars.newBuilder().setEpoch(3)),
            Event.newBuilder().setPatchScores(PatchScores.newBuilder().setEpoch(3)),
            Event.newBuilder().setTensorHistogram(TensorHistogram.newBuilder().setEpoch(3))
        }) {
            assertThat(EpochOfEvent.of(part.build())).hasValue(3);
            assertThat(EpochOfEvent.isPart(part.build())).isTrue();
        }
    }

    @Test
    void anEpochIsJudgedWhenItIsComplete() {
        Event complete = Event.newBuilder()
                .setEpochCompleted(EpochCompleted.newBuilder().setEpoch(3))
                .build();

        assertThat(EpochOfEvent.of(complete)).hasValue(3);
        assertThat(EpochOfEvent.isPart(complete)).isFalse();
    }

    /** A long run takes seconds to be judged as a whole. */
    @Test
    void theEndOfARunChangesNoEpochThatIsOver() {
        assertThat(EpochOfEvent.of(Event.newBuilder()
                        .setRunFinished(RunFinished.getDefaultInstance())
                        .build()))
                .hasValue(EpochOfEvent.NEWEST);
        assertThat(EpochOfEvent.of(Event.newBuilder()
                        .setActionTaken(ActionTaken.getDefaultInstance())
                        .build()))
                .hasValue(EpochOfEvent.NEWEST);
    }

    @Test
    void itsBeginningMayChangeAnything() {
        assertThat(EpochOfEvent.of(Event.newBuilder()
                        .setRunStarted(RunStarted.getDefaultInstance())
                        .build()))
                .hasValue(0);
    }

    @Test
    void rulesDoNotLookAtPictures() {
        assertThat(EpochOfEvent.of(Event.newBuilder()
                        .setPicture(Picture.getDefaultInstance())
                        .build()))
                .isEmpty();
    }
}
