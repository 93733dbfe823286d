package io.epochscope.metrics.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/findings.md says what the rules say of themselves. Where it does not, the page as it should be is written to
 * target/findings.md, to be copied over it:
 *
 * <pre>
 * ./mvnw -q -pl metrics-service -am -Dtest=FindingsPageTest -Dsurefire.failIfNoSpecifiedTests=false test
 * cp metrics-service/target/findings.md docs/findings.md
 * </pre>
 *
 * <p>Maven runs tests in the module's folder.
 */
class FindingsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "findings.md");
    private static final Path AS_IT_SHOULD_BE = Path.of("target", "findings.md");
    private static final String MARK =
            "<!-- What follows is made of the rules; metrics-service's FindingsPageTest says how. -->\n";

    private final List<RuleDescription> rules = new RuleBook(Thresholds.standard())
            .rules().stream().map(Rule::description).toList();

    @Test
    void saysWhatTheRulesSay() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(MARK);
        String expected =
                page.substring(0, page.indexOf(MARK)) + MARK + patterns() + causes() + sources() + thresholds();
        if (!page.equals(expected)) {
            Files.createDirectories(AS_IT_SHOULD_BE.getParent());
            Files.writeString(AS_IT_SHOULD_BE, expected);
        }

        assertThat(page)
                .as("docs/findings.md against the rules; copy metrics-service/target/findings.md over it")
                .isEqualTo(expected);
    }

    private String patterns() {
        return "\n## Patterns\n\n"
                + table(
                        List.of("what is seen", "what it means", "what to do", "request field", "rule"),
                        rules.stream()
                                .map(rule -> List.of(
                                        rule.pattern(),
                                        rule.meaning(),
                                        rule.advice(),
                                        rule.fields().isEmpty() ? "none" : codes(rule.fields()),
                                        "**" + rule.title() + "**"))
                                .toList());
    }

    private String causes() {
        return "\n## What explains what\n\nWhere two are found in the same epochs, the one that explains the other is what to change; a notice explains"
                + " nothing.\n\n"
                + table(
                        List.of("rule", "explains", "is explained by"),
                        rules.stream()
                                .map(rule -> List.of(
                                        rule.title(),
                                        titles(other -> Causes.explains(rule.name(), other)),
                                        titles(other -> Causes.explains(other, rule.name()))))
                                .toList());
    }

    private String titles(Predicate<String> of) {
        String titles = rules.stream()
                .filter(rule -> of.test(rule.name()))
                .map(RuleDescription::title)
                .collect(Collectors.joining("; "));
        return titles.isEmpty() ? "nothing" : titles;
    }

    private String sources() {
        return "\n## Where rules come from\n\nThe name is the one of settings, events and views; the evidence is a panel.\n\n"
                + table(
                        List.of("rule", "name", "evidence", "taken from"),
                        rules.stream()
                                .map(rule -> List.of(
                                        rule.title(),
                                        "`" + rule.name() + "`",
                                        rule.evidence().panel() + ", on "
                                                + rule.evidence().dashboard().replace("epochscope-", ""),
                                        rule.source()))
                                .toList());
    }

    private String thresholds() {
        List<List<String>> rows = new ArrayList<>();
        for (RuleDescription rule : rules) {
            for (Threshold threshold : rule.thresholds()) {
                rows.add(List.of(
                        "`" + rule.name() + "." + threshold.name() + "`",
                        number(threshold.standard()),
                        threshold.meaning()));
            }
        }
        return "\n## Thresholds\n\nEach is a setting: `epochscope.diagnosis.rules.` and its name.\n\n"
                + table(List.of("threshold", "default", "what it is"), rows);
    }

    private static String number(double value) {
        double magnitude = Math.abs(value);
        return magnitude != 0 && (magnitude < 0.001 || magnitude >= 1e6)
                ? String.valueOf(value).replace("E", "e").replace(".0e", "e")
                : new BigDecimal(String.valueOf(value)).stripTrailingZeros().toPlainString();
    }

    private static String codes(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String table(List<String> heads, List<List<String>> rows) {
        var text = new StringBuilder(line(heads));
        text.append(line(heads.stream().map(head -> "---").toList()));
        rows.forEach(row -> text.append(
                line(row.stream().map(cell -> cell.replace("|", "\\|")).toList())));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
