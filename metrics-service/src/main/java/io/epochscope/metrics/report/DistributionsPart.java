package io.epochscope.metrics.report;

import io.epochscope.metrics.report.Figure.Kind;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What weights, gradients and activations of each layer were over the epochs. */
@Singleton
final class DistributionsPart implements ReportPart {

    private static final int MOST_FIGURES = 36;
    private static final int MOST_EPOCHS = 60;

    private static final String TENSORS = """
            select recorded.layer, recorded.tensor, recorded.kind, recorded.split
            from (
              select distinct on (layer, kind) layer, kind, tensor, split
              from tensor_histogram
              where run_id = ? and kind in ('weight', 'gradient', 'activation')
              order by layer, kind, array_position(array['weight', 'gamma'], tensor), tensor, split desc
            ) recorded
            left join run_layer on run_layer.run_id = ? and run_layer.layer = recorded.layer
            order by run_layer.position, recorded.layer, array_position(array['weight', 'gradient'], recorded.kind)
            """;

    private static final String BANDS = """
            select distinct on (epoch)
              epoch,
              minimum,
              p7 as "7 %",
              p16 as "16 %",
              p31 as "31 %",
              p50 as median,
              p69 as "69 %",
              p84 as "84 %",
              p93 as "93 %",
              maximum
            from histogram_percentiles(?, ?, ?, ?, ?)
            order by epoch, step desc
            """;

    private record Tensor(String layer, String name, String kind, String split) {

        String title() {
            return switch (kind) {
                case "weight" -> layer + ": " + name;
                case "gradient" -> layer + ": gradient of " + name;
                default -> layer + ": " + kind;
            };
        }
    }

    private final DataSource dataSource;
    private final RowReader reader;

    DistributionsPart(DataSource dataSource, RowReader reader) {
        this.dataSource = dataSource;
        this.reader = reader;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        List<Tensor> tensors = Query.rows(
                dataSource,
                TENSORS,
                row -> new Tensor(
                        row.getString("layer"), row.getString("tensor"), row.getString("kind"), row.getString("split")),
                run.runId(),
                run.runId());
        if (tensors.isEmpty()) {
            return Optional.empty();
        }
        var blocks = new ArrayList<Block>();
        blocks.add(new Note(
                "From minimum to maximum, the bands of percentiles, and the median as a line; of each epoch the"
                        + " last histogram."
                        + (tensors.size() > MOST_FIGURES
                                ? " The first " + MOST_FIGURES + " of " + tensors.size() + " tensors."
                                : "")));
        tensors.stream().limit(MOST_FIGURES).forEach(tensor -> blocks.add(figure(run.runId(), tensor)));
        return Optional.of(new Section("distributions", "Distributions", blocks));
    }

    private Figure figure(String runId, Tensor tensor) {
        Rows rows = reader.read(BANDS, runId, tensor.layer(), tensor.name(), tensor.kind(), tensor.split());
        return Figure.of(tensor.title(), Kind.BANDS, "epoch", tensor.kind(), rows, MOST_EPOCHS);
    }
}
