package io.epochscope.metrics.report;

import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Where the run took place: versions and machine. */
@Singleton
final class EnvironmentPart implements ReportPart {

    private static final String ENVIRONMENT = """
            select leaf.path as name, json_text(leaf.value) as value
            from run
            cross join lateral json_leaf(run.environment) leaf
            where run.run_id = ?
            order by leaf.path
            """;

    private final RowReader reader;

    EnvironmentPart(RowReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        Rows environment = reader.read(ENVIRONMENT, run.runId());
        return environment.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "environment", "Environment", List.of(Table.of("Versions and machine", "", environment))));
    }
}
