package io.epochscope.grafana.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleBook;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Findings lead to a panel that there is. */
class EvidenceTest {

    private static final Set<Evidence> PANELS = Dashboard.all().stream()
            .flatMap(dashboard -> dashboard.panels().stream())
            .map(panel -> new Evidence(panel.dashboard().uid(), panel.title()))
            .collect(Collectors.toSet());

    static Stream<Rule> rules() {
        return new RuleBook(Thresholds.standard()).rules().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isAPanelOfItsDashboard(Rule rule) {
        assertThat(PANELS).contains(rule.description().evidence());
    }
}
