package io.epochscope.standalone.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingNewsTest {
    private final FindingNews news = new FindingNews();

    @Test
    void tellsAFindingWhenItComesAndWhenItGoes() {
        assertThat(news.of(List.of(finding("overfitting", "", true))))
                .containsExactly("WARNING since epoch 3  Title of overfitting: 0.1 and 0.2");
        assertThat(news.of(List.of(finding("overfitting", "", true)))).isEmpty();
        assertThat(news.of(List.of(finding("overfitting", "", false))))
                .containsExactly("WARNING no more         Title of overfitting");
        assertThat(news.of(List.of(finding("overfitting", "", false)))).isEmpty();
        assertThat(news.of(List.of(finding("overfitting", "", true)))).hasSize(1);
    }

    @Test
    void tellsTheSameRuleOfEachSubject() {
        assertThat(news.of(List.of(finding("dead-units", "01Linear", true), finding("dead-units", "02Linear", true))))
                .hasSize(2);
    }

    @Test
    void leavesOutWhatWasOverBeforeAnybodyLooked() {
        assertThat(news.of(List.of(finding("overfitting", "", false)))).isEmpty();
    }

    private static RunFinding finding(String rule, String subject, boolean open) {
        return new RunFinding(rule, subject, 3, open, "WARNING", "Title of " + rule, "0.1 and 0.2", null);
    }
}
