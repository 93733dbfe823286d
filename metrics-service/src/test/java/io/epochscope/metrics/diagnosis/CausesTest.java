package io.epochscope.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CausesTest {

    @Test
    void aCauseComesBeforeAGraverFindingThatItExplains() {
        Finding inputs = finding("inputs-not-scaled", Severity.WARNING, 1, 8, true);
        Finding divergence = finding("divergence", Severity.ERROR, 3, 8, true);

        assertThat(Causes.main(List.of(divergence, inputs))).contains(inputs);
    }

    @Test
    void whatIsOnlyWorthKnowingExplainsNothing() {
        Finding inputs = finding("inputs-not-scaled", Severity.NOTICE, 1, 8, true);
        Finding divergence = finding("divergence", Severity.ERROR, 3, 8, true);

        assertThat(Causes.main(List.of(inputs, divergence))).contains(divergence);
    }

    @Test
    void aCauseExplainsNothingOfOtherEpochs() {
        Finding rate = finding("learning-rate-too-high", Severity.WARNING, 1, 3, false);
        Finding guessing = finding("no-better-than-guessing", Severity.ERROR, 5, 8, true);

        assertThat(Causes.main(List.of(rate, guessing))).contains(guessing);
    }

    @Test
    void ofTwoCausesTheOneThatExplainsMoreComesFirst() {
        Finding missing = finding("class-missing", Severity.WARNING, 1, 8, true);
        Finding weights = finding("initialisation", Severity.WARNING, 1, 8, true);
        Finding dead = finding("dead-units", Severity.WARNING, 2, 8, true);

        assertThat(Causes.main(List.of(missing, weights, dead))).contains(weights);
    }

    @Test
    void whatStillHoldsComesBeforeWhatIsOver() {
        Finding over = finding("class-never-predicted", Severity.WARNING, 2, 4, false);
        Finding open = finding("underfitting", Severity.WARNING, 8, 8, true);

        assertThat(Causes.main(List.of(over, open))).contains(open);
    }

    @Test
    void nothingIsTheCauseOfNothing() {
        assertThat(Causes.main(List.of())).isEmpty();
    }

    @Test
    void onlyWhatIsWrongIsToBeChanged() {
        Finding fit = finding("good-fit", Severity.GOOD, 5, 8, true);
        Finding plateau = finding("plateau", Severity.NOTICE, 6, 8, true);

        assertThat(Causes.main(List.of(fit, plateau))).isEmpty();
    }

    @Test
    void whatIsOnlyWorthKnowingIsNotCountedAsExplained() {
        Finding rate = finding("learning-rate-too-high", Severity.WARNING, 3, 8, true);
        Finding labels = finding("labels-unlearnable", Severity.WARNING, 1, 8, true);
        Finding missing = finding("class-missing", Severity.WARNING, 1, 8, true);
        Finding notice = finding("class-imbalance", Severity.NOTICE, 1, 8, true);

        assertThat(Causes.main(List.of(notice, missing, rate, labels))).contains(rate);
    }

    @Test
    void namesRulesThatThereAre() {
        List<String> rules = new RuleBook(Thresholds.standard())
                .rules().stream().map(rule -> rule.description().name()).toList();

        assertThat(Causes.rules()).isSubsetOf(rules);
    }

    @Test
    void noRuleExplainsItselfByWhatItExplains() {
        assertThat(Causes.rules()).allSatisfy(rule -> {
            assertThat(explained(rule, new TreeSet<>())).doesNotContain(rule);
        });
    }

    /** What a rule explains, and what that explains, and so on. */
    private static Set<String> explained(String cause, Set<String> known) {
        Causes.rules().stream()
                .filter(rule -> Causes.explains(cause, rule) && known.add(rule))
                .forEach(rule -> explained(rule, known));
        return known;
    }

    private static Finding finding(String rule, Severity severity, int first, int last, boolean open) {
        return new Finding(rule, Subject.run(), first, last, open, severity, "", Map.of());
    }

    @Test
    void gradientsThatExplodedExplainThatNothingIsLearntAndUnitsThatDied() {
        Finding exploded = finding("exploding-gradients", Severity.WARNING, 2, 4, false);
        Finding guessing = finding("no-better-than-guessing", Severity.ERROR, 3, 8, true);
        Finding updates = finding("update-ratio", Severity.WARNING, 4, 8, true);
        Finding dead = finding("dead-units", Severity.ERROR, 3, 8, true);
        Finding labels = finding("suspect-labels", Severity.WARNING, 1, 8, true);

        assertThat(Causes.main(List.of(labels, exploded, guessing, dead, updates)))
                .contains(exploded);
    }

    @Test
    void labelsThatCannotBeLearnedExplainUnitsThatDied() {
        Finding dead = finding("dead-units", Severity.ERROR, 3, 8, true);
        Finding labels = finding("labels-unlearnable", Severity.ERROR, 5, 8, true);

        assertThat(Causes.main(List.of(dead, labels))).contains(labels);
    }

    @Test
    void dropoutExplainsALossThatJumps() {
        Finding dropout = finding("dropout-too-high", Severity.WARNING, 1, 8, true);
        Finding divergence = finding("divergence", Severity.ERROR, 2, 4, false);
        Finding exploded = finding("exploding-gradients", Severity.ERROR, 2, 8, true);

        assertThat(Causes.main(List.of(divergence, exploded, dropout))).contains(dropout);
    }
}
