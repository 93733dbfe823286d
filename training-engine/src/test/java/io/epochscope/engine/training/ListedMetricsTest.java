package io.epochscope.engine.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.epochscope.engine.raterange.RateRangeParameters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/metrics.md has every metric that a run publishes. */
class ListedMetricsTest {

    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void everyPublishedMetricIsListed() throws Exception {
        CollectedEvents events = new CollectedEvents();
        new Training(
                        TinyPlan.standard()
                                .withEvaluation(new EvaluationSettings(1, true))
                                .plan(),
                        events,
                        step -> {})
                .run();
        new Training(RateRangeRunTest.plan(RateRangeParameters.defaults()), events, step -> {}).run();
        Set<String> published = new TreeSet<>();
        events.epochs().forEach(epoch -> {
            published.addAll(epoch.getMetricsMap().keySet());
            epoch.getSplitsList()
                    .forEach(split -> published.addAll(split.getMetricsMap().keySet()));
        });
        events.all().stream()
                .filter(event -> event.hasStepScalars())
                .forEach(event -> published.add(event.getStepScalars().getName()));

        assertThat(published).contains("accuracy", "loss", "evaluation_train_loss", "suggested_learning_rate");
        assertThat(ROW.matcher(Files.readString(PAGE))
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toSet()))
                .containsAll(published);
    }
}
