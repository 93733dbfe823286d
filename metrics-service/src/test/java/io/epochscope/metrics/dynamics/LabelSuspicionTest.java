package io.epochscope.metrics.dynamics;

import static io.epochscope.metrics.dynamics.History.LABEL;
import static io.epochscope.metrics.dynamics.History.RIVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LabelSuspicionTest {

    @Test
    void isWhatMeanAndHalfTheDeviationLeaveOfCertainty() {
        History history = History.labelled().epoch(0.25, RIVAL).epoch(0.75, LABEL);

        assertThat(history.suspicion()).isCloseTo(1 - 0.5 + 0.25 / 2, within(1e-7));
    }

    @Test
    void growsTheLessThePatchIsBelievedToHaveItsLabel() {
        History believed = History.labelled().times(4, 0.9, LABEL);
        History doubted = History.labelled().times(4, 0.4, RIVAL);
        History denied = History.labelled().times(4, 0.02, RIVAL);

        assertThat(believed.suspicion()).isLessThan(doubted.suspicion());
        assertThat(doubted.suspicion()).isLessThan(denied.suspicion());
    }

    @Test
    void ofTwoPatchesOfOneMeanTheOneThatWasLearntByHeartIsTheMoreSuspect() {
        History learntByHeart = History.labelled().times(3, 0, RIVAL).epoch(1, LABEL);
        History doubted = History.labelled().times(4, 0.25, RIVAL);

        assertThat(learntByHeart.patches().confidence(0))
                .isEqualTo(doubted.patches().confidence(0));
        assertThat(learntByHeart.suspicion()).isGreaterThan(doubted.suspicion());
    }

    @Test
    void fallsOnNothingThatWasNotJudged() {
        assertThat(LabelSuspicion.of(new ChunkDynamics(1), 0)).isZero();
        assertThat(History.unlabelled().times(4, 0.01, RIVAL).suspicion()).isZero();
        assertThat(History.labelled().epoch(0.1, RIVAL).epoch(Double.NaN, RIVAL).suspicion())
                .isZero();
    }
}
