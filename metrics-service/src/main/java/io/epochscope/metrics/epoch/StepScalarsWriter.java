package io.epochscope.metrics.epoch;

import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.StepScalars;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.VersionedRow;
import io.epochscope.metrics.store.VersionedTable;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Writes named values over the steps of epochs, of which one event may hold a slice, and each slice in short. */
public final class StepScalarsWriter implements EventWriter {

    private static final VersionedTable STEP_SCALARS = new VersionedTable(
            "step_scalars",
            List.of("run_key", "name", "epoch", "first_step"),
            List.of("steps", "scalars", "short_steps", "short_scalars", "short_ends", "short_sums", "short_counts"));

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        STEP_SCALARS.write(
                batch,
                Topic.EPOCHS,
                batch.events(BodyCase.STEP_SCALARS).stream()
                        .map(StepScalarsWriter::row)
                        .toList());
    }

    private static VersionedRow row(RunEvent event) {
        StepScalars scalars = event.event().getStepScalars();
        long firstStep = scalars.getStepsCount() == 0 ? 0 : scalars.getSteps(0);
        return new VersionedRow(
                event,
                RowKey.of(event.runKey(), scalars.getName(), scalars.getEpoch(), firstStep),
                values(scalars.getStepsList(), scalars.getValuesList()));
    }

    private static List<Object> values(List<Long> steps, List<Double> scalars) {
        Optional<ShortSteps> shortened = ShortSteps.of(steps, scalars);
        return Arrays.asList(
                SqlArray.ofLongs(steps),
                SqlArray.ofDoubles(scalars),
                shortened.map(ShortSteps::steps).map(SqlArray::ofLongs).orElse(null),
                shortened.map(ShortSteps::values).map(SqlArray::ofDoubles).orElse(null),
                shortened.map(ShortSteps::ends).map(SqlArray::ofLongs).orElse(null),
                shortened.map(ShortSteps::sums).map(SqlArray::ofDoubles).orElse(null),
                shortened.map(ShortSteps::counts).map(SqlArray::ofIntegers).orElse(null));
    }
}
