package io.epochscope.metrics.diagnosis.history;

import io.epochscope.metrics.store.Query;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads the figures of epochs. */
final class EpochFiguresReader {

    private static final String FROM = " where run_key = ? and epoch >= ?";
    private static final String EPOCHS = "select * from store.epoch" + FROM + " order by epoch";
    private static final String SPLITS = """
            select epoch_split.epoch, epoch_split.split, epoch_split.samples, epoch_split.loss,
              confusion.support, confusion.predicted, confusion.correct
            from store.epoch_split
            left join store.confusion
              on (confusion.run_key, confusion.epoch, confusion.split)
                = (epoch_split.run_key, epoch_split.epoch, epoch_split.split)
            where epoch_split.run_key = ? and epoch_split.epoch >= ?
            """;
    private static final String METRICS = "select epoch, split, metric, value from store.epoch_metric" + FROM;

    /** Of the highest attempt alone: another may have cut the epoch in other slices. */
    private static final String STEPS = """
            select epoch, steps, scalars
            from store.step_scalars
            where run_key = ? and epoch >= ? and name = 'loss'
              and attempt = (
                select max(other.attempt)
                from store.step_scalars other
                where (other.run_key, other.name, other.epoch)
                  = (step_scalars.run_key, step_scalars.name, step_scalars.epoch)
              )
            order by epoch, first_step
            """;

    private static final String PATCHES = """
            select patch_epoch.epoch, sum(patch_epoch.patches) as patches
            from store.scene
            join store.patch_epoch on patch_epoch.scene_key = scene.scene_key
            where scene.run_key = ? and patch_epoch.epoch >= ? and patch_epoch.pass = 'training'
            group by patch_epoch.epoch
            """;

    private final DataSource dataSource;

    EpochFiguresReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<EpochFigures> read(long runKey, int from, Map<Integer, Map<String, LayerFigures>> layers) {
        Map<Integer, Map<String, Map<String, Double>>> metrics = metrics(runKey, from);
        Map<Integer, Map<String, SplitFigures>> splits = splits(runKey, from, metrics);
        Map<Integer, StepFigures> steps = steps(runKey, from);
        Map<Integer, Long> patches = new HashMap<>();
        Query.rows(dataSource, PATCHES, row -> patches.put(row.getInt(1), row.getLong(2)), runKey, from);
        return Query.rows(
                dataSource,
                EPOCHS,
                row -> {
                    int epoch = row.getInt("epoch");
                    double waiting = row.getDouble("seconds_waiting_for_data");
                    return new EpochFigures(
                            epoch,
                            row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                            row.getDouble("learning_rate"),
                            splits.getOrDefault(epoch, Map.of()),
                            metrics.getOrDefault(epoch, Map.of()).getOrDefault("", Map.of()),
                            row.getDouble("seconds_training")
                                    + row.getDouble("seconds_validating")
                                    + row.getDouble("seconds_watching")
                                    + waiting,
                            waiting,
                            Optional.ofNullable(steps.get(epoch)),
                            layers.getOrDefault(epoch, Map.of()),
                            Optional.ofNullable(patches.get(epoch)));
                },
                runKey,
                from);
    }

    private Map<Integer, Map<String, Map<String, Double>>> metrics(long runKey, int from) {
        Map<Integer, Map<String, Map<String, Double>>> metrics = new HashMap<>();
        Query.rows(
                dataSource,
                METRICS,
                row -> metrics.computeIfAbsent(row.getInt("epoch"), any -> new TreeMap<>())
                        .computeIfAbsent(row.getString("split"), any -> new TreeMap<>())
                        .put(row.getString("metric"), row.getDouble("value")),
                runKey,
                from);
        return metrics;
    }

    private Map<Integer, Map<String, SplitFigures>> splits(
            long runKey, int from, Map<Integer, Map<String, Map<String, Double>>> metrics) {
        Map<Integer, Map<String, SplitFigures>> splits = new HashMap<>();
        Query.rows(
                dataSource,
                SPLITS,
                row -> {
                    int epoch = row.getInt("epoch");
                    String split = row.getString("split");
                    return splits.computeIfAbsent(epoch, any -> new TreeMap<>())
                            .put(
                                    split,
                                    new SplitFigures(
                                            row.getLong("samples"),
                                            row.getDouble("loss"),
                                            metrics.getOrDefault(epoch, Map.of())
                                                    .getOrDefault(split, Map.of()),
                                            classes(row)));
                },
                runKey,
                from);
        return splits;
    }

    private static Optional<ClassFigures> classes(ResultSet row) throws SQLException {
        Array support = row.getArray("support");
        return support == null
                ? Optional.empty()
                : Optional.of(new ClassFigures(
                        counts(support), counts(row.getArray("predicted")), counts(row.getArray("correct"))));
    }

    private static List<Long> counts(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }

    private Map<Integer, StepFigures> steps(long runKey, int from) {
        Map<Integer, StepTally> tallies = new TreeMap<>();
        Query.rows(
                dataSource,
                STEPS,
                row -> {
                    StepTally tally = tallies.computeIfAbsent(row.getInt("epoch"), any -> new StepTally());
                    tally.add((Long[]) row.getArray("steps").getArray(), (Double[])
                            row.getArray("scalars").getArray());
                    return tally;
                },
                runKey,
                from);
        Map<Integer, StepFigures> steps = new HashMap<>();
        tallies.forEach((epoch, tally) -> steps.put(epoch, tally.figures()));
        return steps;
    }

    /** Adds up the losses of an epoch's steps. */
    private static final class StepTally {

        private final List<Double> losses = new ArrayList<>();
        private final List<Long> steps = new ArrayList<>();

        void add(Long[] ofSteps, Double[] values) {
            steps.addAll(List.of(ofSteps));
            losses.addAll(List.of(values));
        }

        StepFigures figures() {
            long firstNonFinite = 0;
            int finite = 0;
            double mean = 0;
            double m2 = 0;
            double least = Double.NaN;
            double greatest = Double.NaN;
            long greatestStep = 0;
            for (int i = 0; i < losses.size(); i++) {
                double loss = losses.get(i);
                if (!Double.isFinite(loss)) {
                    firstNonFinite = firstNonFinite == 0 ? steps.get(i) : firstNonFinite;
                    continue;
                }
                finite++;
                double distance = loss - mean;
                mean += distance / finite;
                m2 += distance * (loss - mean);
                least = finite == 1 ? loss : Math.min(least, loss);
                if (finite == 1 || loss > greatest) {
                    greatest = loss;
                    greatestStep = steps.get(i);
                }
            }
            return new StepFigures(
                    losses.size(),
                    losses.get(0),
                    losses.get(losses.size() - 1),
                    finite == 0 ? Double.NaN : mean,
                    finite == 0 ? Double.NaN : Math.sqrt(m2 / finite),
                    least,
                    greatest,
                    greatestStep,
                    firstNonFinite);
        }
    }
}
