package io.epochscope.standalone.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.standalone.output.Colours;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class FindingNewsTest {
    private final FindingNews news = new FindingNews();

    @Test
    void tellsAFindingWhenItComesAndWhenItGoes() {
        assertThat(told(List.of(finding("overfitting", "", true))))
                .containsExactly("warning since epoch 3  Title of overfitting: 0.1 and 0.2");
        assertThat(told(List.of(finding("overfitting", "", true)))).isEmpty();
        assertThat(told(List.of(finding("overfitting", "", false))))
                .containsExactly("warning no more         Title of overfitting");
        assertThat(told(List.of(finding("overfitting", "", false)))).isEmpty();
        assertThat(told(List.of(finding("overfitting", "", true)))).hasSize(1);
    }

    @Test
    void tellsTheSameRuleOfEachSubject() {
        assertThat(told(List.of(finding("dead-units", "01Linear", true), finding("dead-units", "02Linear", true))))
                .hasSize(2);
    }

    @Test
    void leavesOutWhatWasOverBeforeAnybodyLooked() {
        assertThat(told(List.of(finding("overfitting", "", false)))).isEmpty();
    }

    @Test
    void coloursTheSeverityAndNothingElse() {
        assertThat(news.of("r1", List.of(finding("overfitting", "", true)))
                        .get(0)
                        .text(new Colours(Ansi.ON)))
                .matches("\u001b\\[33mwarning\u001b\\[\\S* since epoch 3  Title of overfitting: 0.1 and 0.2");
    }

    private List<String> told(List<RunFinding> findings) {
        return news.of("r1", findings).stream()
                .map(news -> news.text(new Colours(Ansi.AUTO)))
                .toList();
    }

    private static RunFinding finding(String rule, String subject, boolean open) {
        return new RunFinding(rule, subject, 3, open, "warning", "Title of " + rule, "0.1 and 0.2", null);
    }
}
