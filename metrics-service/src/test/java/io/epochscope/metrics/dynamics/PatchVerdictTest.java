package io.epochscope.metrics.dynamics;

import static io.epochscope.metrics.dynamics.History.LABEL;
import static io.epochscope.metrics.dynamics.History.OTHER;
import static io.epochscope.metrics.dynamics.History.RIVAL;
import static io.epochscope.metrics.dynamics.PatchVerdict.FORGOTTEN;
import static io.epochscope.metrics.dynamics.PatchVerdict.INCONSISTENT;
import static io.epochscope.metrics.dynamics.PatchVerdict.LEARNED;
import static io.epochscope.metrics.dynamics.PatchVerdict.NEVER_LEARNED;
import static io.epochscope.metrics.dynamics.PatchVerdict.OPEN;
import static io.epochscope.metrics.dynamics.PatchVerdict.SLOW;
import static io.epochscope.metrics.dynamics.PatchVerdict.SUSPECT_LABEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PatchVerdictTest {

    @Test
    void suspectIsALabelThatIsDeniedForTheSameOtherClass() {
        assertThat(History.labelled().times(10, 0.02, RIVAL).verdict()).isEqualTo(SUSPECT_LABEL);
    }

    @Test
    void suspicionBeginsAtItsThreshold() {
        double atThreshold = History.labelled().times(4, 0.125, RIVAL).suspicion();

        assertThat(History.labelled().times(4, 0.125, RIVAL).verdict(suspectFrom(atThreshold)))
                .isEqualTo(SUSPECT_LABEL);
        assertThat(History.labelled().times(4, 0.125, RIVAL).verdict(suspectFrom(Math.nextUp(atThreshold))))
                .isEqualTo(NEVER_LEARNED);
    }

    @Test
    void aPatchTakenForNoClassInParticularIsNoSuspect() {
        History aQuarter = History.labelled();
        History less = History.labelled();
        for (int pair = 0; pair < 3; pair++) {
            aQuarter.epoch(0.02, OTHER).epoch(0.02, RIVAL);
            less.epoch(0.02, OTHER).epoch(0.02, RIVAL);
        }
        aQuarter.times(2, 0.02, RIVAL);
        less.epoch(0.02, RIVAL).epoch(0.02, OTHER);

        assertThat(aQuarter.verdict()).isEqualTo(SUSPECT_LABEL);
        assertThat(less.verdict()).isEqualTo(NEVER_LEARNED);
    }

    @Test
    void neverLearnedIsWhatIsHardWithoutBeingDenied() {
        assertThat(History.labelled().times(10, 0.3, RIVAL).verdict()).isEqualTo(NEVER_LEARNED);
    }

    @Test
    void onceInTenEpochsIsChanceAndTwiceIsNot() {
        History once = History.labelled().epoch(0.6, LABEL).times(9, 0.3, RIVAL);
        History twice = History.labelled().times(2, 0.6, LABEL).times(8, 0.3, RIVAL);

        assertThat(once.verdict()).isEqualTo(NEVER_LEARNED);
        assertThat(twice.verdict()).isEqualTo(FORGOTTEN);
    }

    @Test
    void whatIsRightForTheFirstTimeInTheLastEpochIsSlowAndNotNever() {
        assertThat(History.labelled().times(9, 0.3, RIVAL).epoch(0.6, LABEL).verdict())
                .isEqualTo(SLOW);
    }

    @Test
    void forgottenNeedsTwoWrongEpochsAtTheEnd() {
        History learnt = History.labelled().times(8, 0.9, LABEL);
        assertThat(learnt.epoch(0.3, RIVAL).verdict()).isEqualTo(LEARNED);
        assertThat(learnt.epoch(0.3, RIVAL).verdict()).isEqualTo(FORGOTTEN);
        assertThat(learnt.epoch(0.9, LABEL).verdict()).isEqualTo(LEARNED);
    }

    @Test
    void inconsistentIsForgottenInAFifthOfTheEpochs() {
        assertThat(forgottenTwiceIn(10).verdict()).isEqualTo(INCONSISTENT);
        assertThat(forgottenTwiceIn(11).verdict()).isEqualTo(LEARNED);
    }

    @Test
    void inconsistentIsAlsoForgottenTwiceAndFarUpAndDown() {
        History far = History.labelled()
                .times(8, 0.95, LABEL)
                .epoch(0.01, RIVAL)
                .times(3, 0.95, LABEL)
                .epoch(0.01, RIVAL)
                .times(3, 0.95, LABEL);

        assertThat(far.verdict(inconsistentFrom(far.patches().variability(0)))).isEqualTo(INCONSISTENT);
        assertThat(far.verdict(inconsistentFrom(Math.nextUp(far.patches().variability(0)))))
                .isEqualTo(LEARNED);
    }

    @Test
    void aPatchThatIsLearntLateAndForGoodIsNotInconsistentThoughItsVariabilityIsHigh() {
        History late = History.labelled().times(6, 0.1, RIVAL).times(4, 0.95, LABEL);

        assertThat(late.patches().variability(0)).isGreaterThan(0.3);
        assertThat(late.verdict()).isEqualTo(SLOW);
    }

    @Test
    void slowBeginsAfterHalfOfTheEpochs() {
        assertThat(History.labelled().times(4, 0.3, RIVAL).times(6, 0.9, LABEL).verdict())
                .isEqualTo(LEARNED);
        assertThat(History.labelled().times(5, 0.3, RIVAL).times(5, 0.9, LABEL).verdict())
                .isEqualTo(SLOW);
    }

    @Test
    void learnedIsWhatNothingElseHoldsOf() {
        assertThat(History.labelled().epoch(0.3, RIVAL).times(9, 0.9, LABEL).verdict())
                .isEqualTo(LEARNED);
    }

    @Test
    void theFirstThatHoldsIsTheVerdict() {
        History neverAndSuspect = History.labelled().times(10, 0.02, RIVAL);
        assertThat(neverAndSuspect.verdict()).isEqualTo(SUSPECT_LABEL);

        History forgottenAndNever = History.labelled().epoch(0.5, LABEL).times(9, 0.3, RIVAL);
        assertThat(forgottenAndNever.verdict()).isEqualTo(NEVER_LEARNED);

        History upAndDown = History.labelled();
        for (int pair = 0; pair < 4; pair++) {
            upAndDown.epoch(0.9, LABEL).epoch(0.3, RIVAL);
        }
        assertThat(upAndDown.verdict()).isEqualTo(INCONSISTENT);
        assertThat(upAndDown.epoch(0.3, RIVAL).verdict()).isEqualTo(FORGOTTEN);

        History slowAndInconsistent = History.labelled()
                .times(5, 0.3, RIVAL)
                .epoch(0.9, LABEL)
                .epoch(0.3, RIVAL)
                .epoch(0.9, LABEL)
                .epoch(0.3, RIVAL)
                .epoch(0.9, LABEL);
        assertThat(slowAndInconsistent.verdict()).isEqualTo(INCONSISTENT);
    }

    @Test
    void nothingIsSaidOfTooFewEpochsOrWithoutLabel() {
        History history = History.labelled().times(2, 0.02, RIVAL);
        assertThat(history.verdict()).isEqualTo(OPEN);
        assertThat(history.epoch(0.02, RIVAL).verdict()).isEqualTo(SUSPECT_LABEL);
        assertThat(History.unlabelled().times(10, 0.02, RIVAL).verdict()).isEqualTo(OPEN);
    }

    @Test
    void aPatchWhoseProbabilitiesAreNoNumbersIsJudgedByItsPredictions() {
        assertThat(History.labelled().times(5, Double.NaN, OTHER).verdict()).isEqualTo(NEVER_LEARNED);
        assertThat(History.labelled()
                        .times(5, 0.9, LABEL)
                        .times(2, Double.NaN, OTHER)
                        .verdict())
                .isEqualTo(FORGOTTEN);
    }

    @Test
    void codesAreThoseThatAreStored() {
        assertThat(Stream.of(SUSPECT_LABEL, NEVER_LEARNED, FORGOTTEN, INCONSISTENT, SLOW, LEARNED, OPEN)
                        .map(PatchVerdict::code))
                .containsExactly((short) 1, (short) 2, (short) 3, (short) 4, (short) 5, (short) 6, (short) 0);
    }

    private static History forgottenTwiceIn(int epochs) {
        return History.labelled()
                .times(epochs - 4, 0.8, LABEL)
                .epoch(0.4, RIVAL)
                .epoch(0.8, LABEL)
                .epoch(0.4, RIVAL)
                .epoch(0.8, LABEL);
    }

    private static VerdictThresholds suspectFrom(double suspicion) {
        VerdictThresholds defaults = VerdictThresholds.defaults();
        return new VerdictThresholds(
                defaults.leastEpochs(),
                suspicion,
                defaults.suspectAgreement(),
                defaults.neverLearnedShare(),
                defaults.forgottenFor(),
                defaults.inconsistentForgetting(),
                defaults.inconsistentShare(),
                defaults.inconsistentVariability(),
                defaults.slowShare());
    }

    private static VerdictThresholds inconsistentFrom(double variability) {
        VerdictThresholds defaults = VerdictThresholds.defaults();
        return new VerdictThresholds(
                defaults.leastEpochs(),
                defaults.suspicion(),
                defaults.suspectAgreement(),
                defaults.neverLearnedShare(),
                defaults.forgottenFor(),
                defaults.inconsistentForgetting(),
                defaults.inconsistentShare(),
                variability,
                defaults.slowShare());
    }
}
