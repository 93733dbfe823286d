package io.epochscope.metrics.epoch;

import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.RowKey;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import io.epochscope.metrics.store.WrittenRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps what every metric of a run came to: last, lowest and highest value. New epochs are folded in; where an epoch
 * took the place of another, its run is worked out anew, so that the rows are always those that the stored epochs give.
 */
final class RunMetricTable {

    /** Two consumers have the same run only while partitions change hands; released with the transaction. */
    private static final String LOCK = """
            select pg_advisory_xact_lock(hashtext('epochscope.run_metric'), hash)
            from (select hashint8(run_key) as hash from unnest(?::bigint[]) as run (run_key) order by hash) run
            """;

    private static final String CLEAR = "delete from store.run_metric where run_key = any (?)";

    /** Epochs as two arrays, then the runs of which all epochs are meant. */
    private static final String FOLD = """
            insert into store.run_metric as stored
              (run_key, split, metric, epochs, last_epoch, last_value, lowest, lowest_epoch, highest, highest_epoch)
            select
              run_key, split, metric, epochs, last[1]::integer, last[2], lowest[1], lowest[2]::integer, highest[1],
              -highest[2]::integer
            from (
              select
                run_key,
                split,
                metric,
                count(*)::integer as epochs,
                max(array[epoch, value]) as last,
                min(array[value, epoch]) filter (where value > '-Infinity' and value < 'Infinity') as lowest,
                max(array[value, -epoch]) filter (where value > '-Infinity' and value < 'Infinity') as highest
              from (
                select run_key, epoch from unnest(?::bigint[], ?::integer[]) as folded (run_key, epoch)
                union
                select run_key, epoch from store.epoch where run_key = any (?)
              ) changed
              join store.measurement using (run_key, epoch)
              group by run_key, split, metric
            ) summary
            order by run_key, split, metric
            on conflict (run_key, split, metric) do update set
              epochs = stored.epochs + excluded.epochs,
              last_epoch = greatest(stored.last_epoch, excluded.last_epoch),
              last_value = case
                when excluded.last_epoch > stored.last_epoch then excluded.last_value else stored.last_value
              end,
              lowest = case when %1$s then excluded.lowest else stored.lowest end,
              lowest_epoch = case when %1$s then excluded.lowest_epoch else stored.lowest_epoch end,
              highest = case when %2$s then excluded.highest else stored.highest end,
              highest_epoch = case when %2$s then excluded.highest_epoch else stored.highest_epoch end
            """.formatted(
                    "(excluded.lowest, excluded.lowest_epoch) < (stored.lowest, stored.lowest_epoch)"
                            + " or stored.lowest is null",
                    "(excluded.highest, -excluded.highest_epoch) > (stored.highest, -stored.highest_epoch)"
                            + " or stored.highest is null");

    /** Takes in epochs whose metrics are stored. */
    void fold(BatchTransaction batch, List<WrittenRow> epochs) throws SQLException {
        if (epochs.isEmpty()) {
            return;
        }
        Connection connection = batch.connection();
        List<Long> replaced = runs(epochs.stream().filter(WrittenRow::replaces).toList());
        List<RowKey> added = epochs.stream()
                .filter(epoch -> !replaced.contains(epoch.row().runKey()))
                .map(epoch -> epoch.row().key())
                .toList();
        lock(connection, runs(epochs));
        if (!replaced.isEmpty()) {
            Statements.execute(connection, CLEAR, List.of(List.of(SqlArray.ofLongs(replaced))));
        }
        int rows = Statements.execute(
                connection,
                FOLD,
                List.of(List.of(
                        SqlArray.ofLongs(added.stream()
                                .map(key -> (Long) key.parts().get(0))
                                .toList()),
                        SqlArray.ofIntegers(added.stream()
                                .map(key -> (Integer) key.parts().get(1))
                                .toList()),
                        SqlArray.ofLongs(replaced))));
        batch.countRows("run_metric", rows);
    }

    private static List<Long> runs(List<WrittenRow> epochs) {
        return epochs.stream().map(epoch -> epoch.row().runKey()).distinct().toList();
    }

    private static void lock(Connection connection, List<Long> runs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            Statements.bind(statement, List.of(SqlArray.ofLongs(runs)));
            statement.execute();
        }
    }
}
