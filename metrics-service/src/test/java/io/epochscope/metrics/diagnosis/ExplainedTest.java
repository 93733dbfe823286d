package io.epochscope.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainedTest {

    @Test
    void symptomsNameTheirCause() {
        Finding divergence = finding("divergence", Severity.ERROR, 3, 8);
        Finding forgetting = finding("forgetting", Severity.NOTICE, 1, 8);
        Finding inputs = finding("inputs-not-scaled", Severity.WARNING, 1, 8);
        Finding stalled = finding("stalled", Severity.WARNING, 8, 8);

        assertThat(Explained.all(List.of(divergence, forgetting, inputs, stalled)))
                .extracting(
                        explained -> explained.finding().rule(),
                        explained -> explained.by().orElse("nothing"),
                        Explained::mainCause)
                .containsExactly(
                        tuple("divergence", "inputs-not-scaled", false),
                        tuple("forgetting", "inputs-not-scaled", false),
                        tuple("inputs-not-scaled", "nothing", true),
                        tuple("stalled", "nothing", false));
    }

    @Test
    void ofSeveralCausesTheOneIsNamedThatNoneOfThemExplains() {
        Finding guessing = finding("no-better-than-guessing", Severity.ERROR, 3, 8);
        Finding rate = finding("learning-rate-too-high", Severity.WARNING, 2, 8);
        Finding plateau = finding("plateau", Severity.NOTICE, 6, 8);

        assertThat(Explained.all(List.of(guessing, rate, plateau)))
                .extracting(explained -> explained.by().orElse("nothing"))
                .containsExactly("learning-rate-too-high", "nothing", "learning-rate-too-high");
    }

    @Test
    void ofSeveralCausesOfTheirOwnTheOneIsNamedThatExplainsMoreOfTheRun() {
        Finding missing = finding("class-missing", Severity.WARNING, 1, 8);
        Finding weights = finding("initialisation", Severity.WARNING, 1, 8);
        Finding dead = finding("dead-units", Severity.WARNING, 1, 8);
        Finding plateau = finding("plateau", Severity.NOTICE, 6, 8);

        assertThat(Explained.all(List.of(missing, weights, dead, plateau)))
                .extracting(explained -> explained.by().orElse("nothing"))
                .containsExactly("nothing", "nothing", "initialisation", "initialisation");
    }

    @Test
    void aCauseExplainsNothingOfOtherEpochs() {
        Finding rate = finding("learning-rate-too-high", Severity.WARNING, 1, 3);
        Finding guessing = finding("no-better-than-guessing", Severity.ERROR, 5, 8);

        assertThat(Explained.all(List.of(rate, guessing)))
                .extracting(explained -> explained.by().isPresent(), Explained::mainCause)
                .containsExactly(tuple(false, false), tuple(false, true));
    }

    @Test
    void whereNothingIsWrongThereIsNoMainCause() {
        assertThat(Explained.all(
                        List.of(finding("good-fit", Severity.GOOD, 5, 8), finding("plateau", Severity.NOTICE, 6, 8))))
                .noneMatch(Explained::mainCause);
    }

    private static Finding finding(String rule, Severity severity, int first, int last) {
        return new Finding(rule, Subject.run(), first, last, true, severity, "", Map.of());
    }
}
