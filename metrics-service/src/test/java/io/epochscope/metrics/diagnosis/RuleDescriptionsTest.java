package io.epochscope.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all rules have in common. Maven runs tests in the module's folder. */
class RuleDescriptionsTest {

    private static final Path DASHBOARDS = Path.of("..", "grafana", "src");

    /** What they find no field of a request changes. */
    private static final List<String> OF_THE_MACHINE = List.of("stalled", "slower-than-before");

    private final List<Rule> rules = new RuleBook(Thresholds.standard()).rules();

    @Test
    void namesAreTheirOwn() {
        assertThat(rules)
                .extracting(rule -> rule.description().name())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> {
                    assertThat(name).matches("[a-z]+(-[a-z]+)*");
                });
    }

    @Test
    void everyRuleSaysWhatToDoAndWhereItIsFrom() {
        assertThat(rules).extracting(Rule::description).allSatisfy(rule -> {
            assertThat(rule.pattern()).endsWith(".");
            assertThat(rule.meaning()).endsWith(".");
            assertThat(rule.advice()).endsWith(".");
            if (!OF_THE_MACHINE.contains(rule.name())) {
                assertThat(rule.fields()).isNotEmpty();
            }
            assertThat(rule.source()).isNotBlank();
            assertThat(rule.thresholds()).extracting(Threshold::name).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyNumberOfARuleIsASetting() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.getClass().getDeclaredFields())
                    .filteredOn(field -> Modifier.isStatic(field.getModifiers()))
                    .extracting(Field::getType)
                    .doesNotContain(int.class, double.class);
        });
    }

    @Test
    void evidenceIsAPanelThatThereIs() throws IOException {
        StringBuilder dashboards = new StringBuilder();
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".libsonnet")).toList()) {
                dashboards.append(Files.readString(file));
            }
        }
        assertThat(rules)
                .extracting(rule -> rule.description().evidence().panel())
                .allSatisfy(panel -> {
                    assertThat(dashboards).contains("'" + panel + "',");
                });
    }

    @Test
    void nothingIsWrongWithAHealthyRun() {
        RunHistory healthy = HealthyRun.of(12);
        for (int epochs = 1; epochs <= 12; epochs++) {
            RunHistory run = healthy.first(epochs);
            assertThat(rules.stream().flatMap(rule -> rule.judge(run).stream()))
                    .filteredOn(symptom -> symptom.severity().compareTo(Severity.WARNING) >= 0)
                    .isEmpty();
        }
    }

    @Test
    void aRunOfWhichLittleIsKnownIsJudgedToo() {
        RunHistory run = new HistoryBuilder().epoch().epoch().epoch().build();

        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.judge(run)).as(rule.description().name()).isEmpty();
        });
    }
}
