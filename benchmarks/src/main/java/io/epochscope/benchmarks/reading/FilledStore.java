package io.epochscope.benchmarks.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs of {@value #METRICS} metrics over {@value #EPOCHS} epochs, in rows as metrics-service writes them, made by the
 * database itself: so many values take hours to publish.
 */
final class FilledStore {

    static final int METRICS = 1_500;
    static final int EPOCHS = 20;

    private static final String PREFIX = "filled-";

    /** Three seeds each of settings that go round, as a team has that tries things out. */
    private static final String RUNS = """
            insert into store.run (
              run_id, first_event_at, last_event_at, opened_attempt, opened_sequence, started_at, name, kind, request, model,
              dataset, optimizer, learning_rate, epochs, batch_size, seed, task, parameters
            )
            select
              '%s' || number, begun, begun + interval '20 minutes', 1, 1, begun, 'mlp of ' || 16 * (1 + number / 3 %% 8), 'training',
              jsonb_build_object(
                'kind', 'training', 'name', 'mlp of ' || 16 * (1 + number / 3 %% 8), 'epochs', %d, 'batchSize', 64,
                'seed', number %% 3, 'tags', '["filled"]'::jsonb,
                'model', jsonb_build_object(
                  'type', 'mlp', 'hidden', jsonb_build_array(16 * (1 + number / 3 %% 8)), 'activation', 'relu',
                  'dropout', number / 24 %% 3 * 0.1, 'batchNorm', false
                ),
                'dataset', jsonb_build_object('type', 'generated', 'samples', 4000, 'validation', 0.2),
                'optimizer', jsonb_build_object(
                  'type', 'adam', 'learningRate', 0.001 * (1 + number / 72 %% 5), 'beta1', 0.9, 'beta2', 0.999, 'epsilon', 1e-8,
                  'weightDecay', 0
                ),
                'schedule', jsonb_build_object('type', 'constant'),
                'regularisation', jsonb_build_object('l1', 0, 'l2', number / 360 %% 2 * 0.0001, 'labelSmoothing', 0),
                'augmentation', jsonb_build_object('shift', 0, 'flipHorizontal', false, 'flipVertical', false, 'rotate', 0, 'noise', 0),
                'corrections', '[]'::jsonb
              ),
              'mlp', 'generated', 'adam', 0.001 * (1 + number / 72 %% 5), %d, 64, number %% 3, 'classification', 10000
            from generate_series(1, %d) number
            cross join lateral (select now() - interval '1 hour' * number as begun) time
            """;

    private static final List<String> WHAT_FOLLOWS = List.of("""
            insert into store.run_attempt
            select run_key, 1, started_at, 1, 'requested', last_event_at, 'COMPLETED', '', epochs, epochs, 'validation_loss', 0.5
            from store.run where run_id like '%s%%'
            """, """
            insert into store.attempt_topic (run_key, attempt, topic, published, stored)
            select run_key, 1, topic.name, topic.events, int8multirange(int8range(1, topic.events + 1))
            from store.run, (values ('training.runs', 3), ('training.epochs', 20)) as topic (name, events)
            where run_id like '%s%%'
            """, """
            insert into store.run_judgement
            select run_key, last_event_at from store.run where run_id like '%s%%'
            """, """
            insert into store.epoch
            select run_key, epoch, 1, epoch, started_at + interval '1 minute' * epoch, 50 * epoch, learning_rate, 1, 0.5, 0.1, 0.1,
              500000000, 100000000, 2
            from store.run, generate_series(1, epochs) epoch
            where run_id like '%s%%'
            """, """
            insert into store.epoch_split (run_key, epoch, split, pass, samples, loss)
            select run_key, epoch, split.name, split.pass, split.samples, exp(-epoch * learning_rate * 20) + 0.1 * random()
            from store.run, generate_series(1, epochs) epoch,
              (values ('train', 'training', 3200), ('validation', 'validation', 800)) as split (name, pass, samples)
            where run_id like '%s%%'
            """);

    /** The two losses are of the splits, and two more metrics are accuracies. */
    private static final String METRIC_ROWS = """
            insert into store.epoch_metric
            select run.run_key, epoch, measured.split, measured.metric, random()
            from store.run, generate_series(1, run.epochs) epoch,
              (
                select 'train' as split, 'accuracy' as metric
                union all
                select 'validation', 'accuracy'
                union all
                select '', 'metric_' || number from generate_series(1, %d) number
              ) measured
            where run.run_id like '%s%%'
            order by run.run_key, epoch, measured.split, measured.metric
            """;

    /** What lists and filters read, as the migration that brought the table worked it out. */
    private static final String WHAT_METRICS_CAME_TO = """
            insert into store.run_metric
              (run_key, split, metric, epochs, last_epoch, last_value, lowest, lowest_epoch, highest, highest_epoch)
            select
              run_key, split, metric, epochs, last[1], last[2], lowest[1], lowest[2], highest[1], -highest[2]
            from (
              select
                run_key, split, metric, count(*) as epochs, max(array[epoch, value]) as last,
                min(array[value, epoch]) as lowest, max(array[value, -epoch]) as highest
              from store.measurement
              join store.run using (run_key)
              where run.run_id like '%s%%'
              group by run_key, split, metric
            ) summary
            """;

    private final Connection connection;

    /** The caller closes the connection, which is that of the owner of the schema. */
    FilledStore(Connection connection) {
        this.connection = connection;
    }

    /** Fills an empty store; constraints and indexes are the same afterwards. */
    void fill(int runs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(RUNS.formatted(PREFIX, EPOCHS, EPOCHS, runs));
            for (String rows : WHAT_FOLLOWS) {
                statement.execute(rows.formatted(PREFIX));
            }
            // Checked and sorted at once instead of row by row.
            statement.execute("alter table store.epoch_metric drop constraint epoch_metric_run_key_epoch_fkey");
            statement.execute("alter table store.epoch_metric drop constraint epoch_metric_pkey");
            statement.execute(METRIC_ROWS.formatted(METRICS - 4, PREFIX));
            statement.execute("set maintenance_work_mem = '512MB'");
            statement.execute("alter table store.epoch_metric add primary key (run_key, epoch, split, metric)");
            statement.execute("alter table store.epoch_metric add foreign key (run_key, epoch)"
                    + " references store.epoch on delete cascade");
            statement.execute(WHAT_METRICS_CAME_TO.formatted(PREFIX));
            statement.execute("analyze");
        }
    }

    /** The ids of some of the runs, which differ in seeds and in more than that. */
    static List<String> some(int runs) {
        return IntStream.rangeClosed(1, runs)
                .mapToObj(number -> PREFIX + number)
                .toList();
    }
}
