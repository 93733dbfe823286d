package io.epochscope.benchmarks.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.benchmarks.Figure;
import io.epochscope.metrics.diagnosis.Finding;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Subject SUBJECT = Subjects.ALL.get(0);
    private static final Outcome GOOD = new Outcome(0.2, 0.2, 0.01, 0.95, 200, false, 0.1, 2.3);
    private static final Outcome BAD = new Outcome(2.3, 2.3, 0.01, 0.1, 200, false, 0.1, 2.3);

    @Test
    void countsWhatComesFirstAndLeavesOutWhatDoesNoHarm() {
        List<Figure> figures = new ArrayList<>();

        new Report("bench", Part.HELD_OUT, figures::add)
                .print(List.of(
                        faulty(Fault.RATE_TOO_HIGH, BAD, finding("learning-rate-too-high", Severity.WARNING)),
                        faulty(
                                Fault.INPUTS_RAW,
                                BAD,
                                finding("divergence", Severity.ERROR),
                                finding("inputs-not-scaled", Severity.WARNING)),
                        faulty(Fault.TOO_SMALL, BAD, finding("dead-units", Severity.WARNING)),
                        faulty(Fault.TOO_LARGE, GOOD),
                        healthy(GOOD),
                        healthy(GOOD, finding("forgetting", Severity.NOTICE)),
                        healthy(GOOD, finding("divergence", Severity.ERROR)),
                        healthy(BAD)));

        assertThat(value(figures, "recall of the right cause")).isEqualTo(0.6667);
        assertThat(value(figures, "precision of the right cause")).isEqualTo(0.5);
        assertThat(value(figures, "healthy runs without an error")).isEqualTo(66.6667);
        assertThat(value(figures, "rate too high: right cause")).isEqualTo(1);
        assertThat(value(figures, "network too small: right cause")).isZero();
        assertThat(figures)
                .extracting(Figure::name)
                .filteredOn(name -> name.contains("excluded"))
                .hasSize(2);
        assertThat(figures).filteredOn(figure -> figure.mark().isPresent()).hasSize(3);
    }

    @Test
    void rightRulesAreRulesThatThereAre() {
        List<String> rules = new RuleBook(Thresholds.standard())
                .rules().stream().map(rule -> rule.description().name()).toList();

        assertThat(Arrays.stream(Fault.values()).flatMap(fault -> fault.rightRules().stream()))
                .isSubsetOf(rules);
    }

    @Test
    void runsHaveNamesOfTheirOwn() {
        assertThat(Subjects.ALL.stream()
                        .flatMap(subject -> Case.of(subject).stream())
                        .map(Case::runId))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}"));
    }

    @Test
    void partsHaveNames() {
        assertThat(Part.named("all")).containsExactly(Part.TUNING, Part.HELD_OUT);
        assertThat(Part.named("held-out")).containsExactly(Part.HELD_OUT);
        assertThatThrownBy(() -> Part.named("some")).hasMessage("--cases is some, accepted: all, tuning, held-out");
    }

    private static JudgedCase faulty(Fault fault, Outcome outcome, Finding... findings) {
        return new JudgedCase(
                new Case(SUBJECT, Optional.of(fault), HealthyShape.PLAIN, 1), outcome, GOOD, List.of(findings));
    }

    private static JudgedCase healthy(Outcome outcome, Finding... findings) {
        return new JudgedCase(
                new Case(SUBJECT, Optional.empty(), HealthyShape.PLAIN, 1), outcome, outcome, List.of(findings));
    }

    private static Finding finding(String rule, Severity severity) {
        return new Finding(
                rule, io.epochscope.metrics.diagnosis.Subject.run(), 1, 8, true, severity, "as it is", Map.of());
    }

    private static double value(List<Figure> figures, String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals("held-out: " + name))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
