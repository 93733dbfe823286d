package io.epochscope.metrics.run;

import io.epochscope.events.v1.Event.BodyCase;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.TargetDescription;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.EventWriter;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes what the opening event says: the request, classes, layers, splits, what they share, features and sweep. */
public final class RunStartedWriter implements EventWriter {

    private static final String UPDATE_RUN = """
            update store.run set
              opened_attempt = ?, opened_sequence = ?,
              name = ?, kind = ?, request = ?::jsonb, model = ?, dataset = ?, optimizer = ?, learning_rate = ?,
              epochs = ?, batch_size = ?, seed = ?, task = ?, parameters = ?,
              environment = jsonb_object(?::text[], ?::text[]), tags = ?, run_group = ?,
              loss = ?, target = ?, target_unit = ?, target_mean = ?, target_deviation = ?
            where run_key = ?
              and (opened_attempt is null or (opened_attempt, opened_sequence) < (?, ?))
            """;

    /** That of the first attempt, whose opening event may come last. */
    private static final String UPDATE_START =
            "update store.run set started_at = ? where run_key = ? and (started_at is null or started_at > ?)";

    private static final List<String> CLEAR = List.of(
            "delete from store.run_class where run_key = ?",
            "delete from store.run_layer where run_key = ?",
            "delete from store.run_split where run_key = ?",
            "delete from store.split_overlap where run_key = ?");

    private static final String INSERT_CLASS =
            "insert into store.run_class (run_key, class_index, name, colour) values (?, ?, ?, ?)";

    private static final String INSERT_LAYER = """
            insert into store.run_layer (run_key, position, name, kind, output_shape, parameters, flops)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String INSERT_SPLIT = "insert into store.run_split (run_key, split, samples) values (?, ?, ?)";

    private static final String INSERT_OVERLAP =
            "insert into store.split_overlap (run_key, first, second, samples) values (?, ?, ?, ?)";

    private final FeatureWriter features = new FeatureWriter();
    private final SweepWriter sweeps = new SweepWriter();

    @Override
    public void write(BatchTransaction batch) throws SQLException {
        List<RunEvent> events = batch.events(BodyCase.RUN_STARTED).stream()
                .sorted(Comparator.comparingLong(RunEvent::runKey).thenComparing(RunEvent::version))
                .toList();
        for (RunEvent event : events) {
            write(batch, event);
        }
    }

    private void write(BatchTransaction batch, RunEvent event) throws SQLException {
        Connection connection = batch.connection();
        RunStarted started = event.event().getRunStarted();
        long run = event.runKey();
        Statements.execute(connection, UPDATE_START, List.of(List.of(event.occurredAt(), run, event.occurredAt())));
        int updated = Statements.execute(connection, UPDATE_RUN, List.of(parameters(event, started)));
        if (updated == 0) {
            return;
        }
        for (String clear : CLEAR) {
            Statements.execute(connection, clear, List.of(List.of(run)));
        }
        Statements.execute(
                connection,
                INSERT_CLASS,
                started.getClassesList().stream()
                        .map(each ->
                                Arrays.<Object>asList(run, each.getIndex(), each.getName(), filled(each.getColour())))
                        .toList());
        Statements.execute(
                connection,
                INSERT_LAYER,
                started.getLayersList().stream()
                        .map(layer -> Arrays.<Object>asList(
                                run,
                                layer.getPosition(),
                                layer.getName(),
                                layer.getKind(),
                                SqlArray.ofLongs(layer.getOutputShapeList()),
                                layer.getParameters(),
                                layer.getFlops() == 0 ? null : layer.getFlops()))
                        .toList());
        Statements.execute(
                connection,
                INSERT_SPLIT,
                started.getSplitsList().stream()
                        .map(split -> List.<Object>of(run, Names.of(split.getSplit()), split.getSamples()))
                        .toList());
        Statements.execute(
                connection,
                INSERT_OVERLAP,
                started.getOverlapsList().stream()
                        .map(pair -> List.<Object>of(
                                run, Names.of(pair.getFirst()), Names.of(pair.getSecond()), pair.getSamples()))
                        .toList());
        features.replace(connection, run, started.getFeaturesList());
        sweeps.replace(connection, run, started);
        batch.countRows("run", updated);
    }

    private static List<Object> parameters(RunEvent event, RunStarted started) {
        List<Map.Entry<String, String>> environment =
                List.copyOf(started.getEnvironmentMap().entrySet());
        TargetDescription target = started.getTarget();
        return Arrays.asList(
                event.version().attempt(),
                event.version().sequence(),
                filled(started.getName()),
                filled(started.getKind()),
                filled(started.getRequestJson()),
                filled(started.getModel()),
                filled(started.getDataset()),
                filled(started.getOptimizer()),
                started.getLearningRate(),
                started.getEpochs(),
                started.getBatchSize(),
                started.getSeed(),
                task(started),
                started.getParameters(),
                SqlArray.ofTexts(environment.stream().map(Map.Entry::getKey).toList()),
                SqlArray.ofTexts(environment.stream().map(Map.Entry::getValue).toList()),
                SqlArray.ofTexts(started.getTagsList()),
                filled(started.getGroup()),
                filled(started.getLoss()),
                filled(target.getName()),
                filled(target.getUnit()),
                started.hasTarget() ? target.getMean() : null,
                started.hasTarget() ? target.getDeviation() : null,
                event.runKey(),
                event.version().attempt(),
                event.version().sequence());
    }

    private static String task(RunStarted started) {
        return switch (started.getTask()) {
            case TASK_CLASSIFICATION, TASK_REGRESSION ->
                started.getTask().name().substring("TASK_".length()).toLowerCase(Locale.ROOT);
            case TASK_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    }

    private static String filled(String text) {
        return text.isEmpty() ? null : text;
    }
}
