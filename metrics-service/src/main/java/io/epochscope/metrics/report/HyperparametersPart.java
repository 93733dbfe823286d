package io.epochscope.metrics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.metrics.run.RunView;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the run was asked for. */
@Singleton
final class HyperparametersPart implements ReportPart {

    private static final String PARAMETERS =
            "select parameter, value from run_parameter where run_id = ? order by parameter";

    private final RowReader reader;
    private final ObjectMapper json;

    HyperparametersPart(RowReader reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        Rows parameters = reader.read(PARAMETERS, run.runId());
        return parameters.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "hyperparameters",
                        "Hyperparameters",
                        List.of(
                                Table.of("What the run was asked for", "", parameters),
                                new Text("The request, which can be posted again", pretty(run.request())))));
    }

    private String pretty(String request) {
        try {
            return json.readTree(request).toPrettyString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database keeps requests as JSON", e);
        }
    }
}
