package io.epochscope.metrics.dynamics;

import static io.epochscope.metrics.dynamics.History.LABEL;
import static io.epochscope.metrics.dynamics.History.OTHER;
import static io.epochscope.metrics.dynamics.History.RIVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.epochscope.metrics.patch.ChunkScores;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ChunkDynamicsTest {

    @Test
    void knowsNothingBeforeTheFirstEpoch() {
        ChunkDynamics patches = new ChunkDynamics(2);

        assertThat(patches.lastEpoch()).isEqualTo(-1);
        assertThat(patches.places()).isEqualTo(2);
        assertThat(patches.present().isEmpty()).isTrue();
        assertThat(patches.epochs(1)).isZero();
        assertThat(patches.streak(1)).isZero();
        assertThat(patches.rival(1)).isEqualTo(ChunkDynamics.NO_RIVAL);
        assertThat(patches.isEverCorrect(1)).isFalse();
    }

    @Test
    void meanAndDeviationAreThoseOfAllEpochsTogether() {
        Random random = new Random(1);
        double[] pTrue = random.doubles(200).map(p -> (float) p).toArray();
        History history = History.labelled();
        for (double p : pTrue) {
            history.epoch(p, LABEL);
        }

        double mean = DoubleStream.of(pTrue).average().orElseThrow();
        double variance = DoubleStream.of(pTrue)
                .map(p -> (p - mean) * (p - mean))
                .average()
                .orElseThrow();
        assertThat(history.patches().confidence(0)).isCloseTo(mean, within(1e-12));
        assertThat(history.patches().variability(0)).isCloseTo(Math.sqrt(variance), within(1e-12));
    }

    @Test
    void aPatchScoredOnceHasNoVariability() {
        assertThat(History.labelled().epoch(0.4, LABEL).patches().variability(0))
                .isZero();
    }

    @Test
    void forgettingIsFromRightToWrongAndNotStayingWrong() {
        ChunkDynamics patches = History.labelled()
                .epoch(0.2, RIVAL)
                .epoch(0.8, LABEL)
                .epoch(0.1, RIVAL)
                .epoch(0.1, OTHER)
                .epoch(0.9, LABEL)
                .epoch(0.9, LABEL)
                .epoch(0.3, RIVAL)
                .patches();

        assertThat(patches.forgotten(0)).isEqualTo((short) 2);
        assertThat(patches.correct(0)).isEqualTo((short) 3);
        assertThat(patches.firstLearned(0)).isEqualTo(2);
        assertThat(patches.streak(0)).isEqualTo((short) -1);
    }

    @Test
    void aStreakTurnsAtEveryChange() {
        History history = History.labelled().times(3, 0.9, LABEL);
        assertThat(history.patches().streak(0)).isEqualTo((short) 3);
        history.times(2, 0.1, RIVAL);
        assertThat(history.patches().streak(0)).isEqualTo((short) -2);
        history.epoch(0.9, LABEL);
        assertThat(history.patches().streak(0)).isEqualTo((short) 1);
    }

    @Test
    void theRivalIsTheWrongClassThatIsMostOfTheWrongPredictions() {
        ChunkDynamics patches = History.labelled()
                .epoch(0.1, OTHER)
                .epoch(0.1, RIVAL)
                .epoch(0.9, LABEL)
                .epoch(0.1, RIVAL)
                .epoch(0.1, OTHER)
                .epoch(0.1, RIVAL)
                .patches();

        assertThat(patches.rival(0)).isEqualTo(RIVAL);
        assertThat(patches.rivalVotes(0)).isEqualTo((short) 1);
    }

    @Test
    void noRivalIsLeftOfAPatchThatWasAlwaysRight() {
        ChunkDynamics patches = History.labelled().times(4, 0.9, LABEL).patches();

        assertThat(patches.rival(0)).isEqualTo(ChunkDynamics.NO_RIVAL);
        assertThat(patches.rivalVotes(0)).isZero();
    }

    @Test
    void anEpochWithoutThePatchLeavesItAsItWas() {
        ChunkDynamics patches = History.labelled()
                .epoch(1, 0.8, LABEL)
                .absentIn(2)
                .absentIn(3)
                .epoch(4, 0.2, RIVAL)
                .absentIn(9)
                .patches();

        assertThat(patches.lastEpoch()).isEqualTo(9);
        assertThat(patches.epochs(0)).isEqualTo((short) 2);
        assertThat(patches.confidence(0)).isCloseTo(0.5, within(1e-7));
        assertThat(patches.forgotten(0)).isEqualTo((short) 1);
        assertThat(patches.streak(0)).isEqualTo((short) -1);
    }

    @Test
    void patchesOfAChunkDoNotTouchEachOther() {
        ChunkDynamics patches = new ChunkDynamics(3);
        BitSet present = new BitSet(3);
        present.set(0);
        present.set(2);
        short[] labels = {LABEL, LABEL, OTHER};
        patches.fold(
                1,
                new ChunkScores(
                        present,
                        new float[3],
                        new float[] {0.9f, 0, 0.2f},
                        new float[3],
                        new short[] {LABEL, LABEL, RIVAL},
                        null),
                labels);

        assertThat(patches.present()).isEqualTo(present);
        assertThat(patches.streak(0)).isEqualTo((short) 1);
        assertThat(patches.epochs(1)).isZero();
        assertThat(patches.streak(2)).isEqualTo((short) -1);
        assertThat(patches.rival(2)).isEqualTo(RIVAL);
    }

    @Test
    void aPatchWithoutLabelIsScoredAndNotJudged() {
        for (History history : new History[] {History.unlabelled(), History.ofUnknownLabels()}) {
            ChunkDynamics patches = history.times(5, 0.5, RIVAL).patches();

            assertThat(patches.epochs(0)).isEqualTo((short) 5);
            assertThat(patches.streak(0)).isZero();
            assertThat(patches.rival(0)).isEqualTo(ChunkDynamics.NO_RIVAL);
        }
    }

    @Test
    void whatIsNoNumberOnceStaysSoAndCountsGoOn() {
        ChunkDynamics patches = History.labelled()
                .epoch(0.9, LABEL)
                .epoch(Double.NaN, OTHER)
                .epoch(0.9, LABEL)
                .patches();

        assertThat(patches.confidence(0)).isNaN();
        assertThat(patches.variability(0)).isNaN();
        assertThat(patches.correct(0)).isEqualTo((short) 2);
        assertThat(patches.forgotten(0)).isEqualTo((short) 1);
    }

    @Test
    void theStateBeforeTrainingIsAnEpochLikeAnyOther() {
        ChunkDynamics patches = History.labelled()
                .epoch(0, 0.6, LABEL)
                .epoch(1, 0.1, RIVAL)
                .epoch(2, 0.7, LABEL)
                .patches();

        assertThat(patches.isEverCorrect(0)).isTrue();
        assertThat(patches.firstLearned(0)).isZero();
        assertThat(patches.epochs(0)).isEqualTo((short) 3);
    }

    @Test
    void epochsComeInAscendingOrder() {
        History history = History.labelled().epoch(4, 0.5, LABEL);

        assertThatThrownBy(() -> history.epoch(4, 0.5, LABEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epoch 4 after epoch 4");
    }

    @Test
    void aPatchStaysAsItIsAfterTheLastEpochThatCanBeCounted() {
        History history = History.labelled().times(Short.MAX_VALUE, 0.25, RIVAL);
        ChunkDynamics patches = history.patches();
        assertThat(patches.epochs(0)).isEqualTo(Short.MAX_VALUE);
        assertThat(patches.streak(0)).isEqualTo((short) -Short.MAX_VALUE);
        assertThat(patches.rivalVotes(0)).isEqualTo(Short.MAX_VALUE);

        history.times(2, 0.9, LABEL);

        assertThat(patches.lastEpoch()).isEqualTo(Short.MAX_VALUE + 2);
        assertThat(patches.epochs(0)).isEqualTo(Short.MAX_VALUE);
        assertThat(patches.confidence(0)).isEqualTo(0.25);
        assertThat(patches.isEverCorrect(0)).isFalse();
    }
}
