package io.epochscope.metrics.run;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A run as the view {@code run} shows it; null is what has not come yet.
 *
 * @param status RUNNING, STALLED, COMPLETED, STOPPED or FAILED
 * @param request JSON object
 * @param environment JSON object
 * @param lossFunction mse, mae, cross_entropy …
 * @param target what a regression predicts
 * @param notes what people say of it, in Markdown
 * @param baseline whether people compare others with it
 * @param archived whether lists leave it out
 */
public record RunView(
        String runId,
        String name,
        String status,
        String reason,
        int attempt,
        String kind,
        String model,
        String dataset,
        String optimizer,
        Double learningRate,
        Integer batchSize,
        Long seed,
        String task,
        Long parameters,
        Integer epochs,
        Integer lastEpoch,
        Double trainLoss,
        Double validationLoss,
        Double testLoss,
        Double trainAccuracy,
        Double validationAccuracy,
        Double testAccuracy,
        Integer bestEpoch,
        String bestMetric,
        Double bestValue,
        OffsetDateTime startedAt,
        OffsetDateTime finishedAt,
        OffsetDateTime lastEventAt,
        @JsonRawValue String request,
        @JsonRawValue String environment,
        String lossFunction,
        String target,
        String targetUnit,
        List<String> tags,
        String notes,
        boolean baseline,
        boolean archived) {

    static RunView of(ResultSet row) throws SQLException {
        return new RunView(
                row.getString("run_id"),
                row.getString("name"),
                row.getString("status"),
                row.getString("reason"),
                row.getInt("attempt"),
                row.getString("kind"),
                row.getString("model"),
                row.getString("dataset"),
                row.getString("optimizer"),
                row.getObject("learning_rate", Double.class),
                row.getObject("batch_size", Integer.class),
                row.getObject("seed", Long.class),
                row.getString("task"),
                row.getObject("parameters", Long.class),
                row.getObject("epochs", Integer.class),
                row.getObject("last_epoch", Integer.class),
                row.getObject("train_loss", Double.class),
                row.getObject("validation_loss", Double.class),
                row.getObject("test_loss", Double.class),
                row.getObject("train_accuracy", Double.class),
                row.getObject("validation_accuracy", Double.class),
                row.getObject("test_accuracy", Double.class),
                row.getObject("best_epoch", Integer.class),
                row.getString("best_metric"),
                row.getObject("best_value", Double.class),
                row.getObject("started_at", OffsetDateTime.class),
                row.getObject("finished_at", OffsetDateTime.class),
                row.getObject("last_event_at", OffsetDateTime.class),
                row.getString("request"),
                row.getString("environment"),
                row.getString("loss_function"),
                row.getString("target"),
                row.getString("target_unit"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("notes"),
                row.getBoolean("baseline"),
                row.getBoolean("archived"));
    }
}
