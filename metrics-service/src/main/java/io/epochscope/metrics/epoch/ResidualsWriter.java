package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.ResidualTenth;
import io.epochscope.events.v1.Residuals;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.BatchTransaction;
import io.epochscope.metrics.store.Names;
import io.epochscope.metrics.store.RunEvent;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.store.Statements;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes how the predictions of epochs miss; what was there has gone with the rows of their splits. */
final class ResidualsWriter {

    private static final String INSERT = """
            insert into store.residuals (
              run_key, epoch, split, samples, non_finite, deciles,
              tenth_number, tenth_samples, tenth_lowest_target, tenth_highest_target,
              tenth_mean, tenth_median, tenth_mean_absolute, tenth_root_mean_square
            )
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    void write(BatchTransaction batch, List<RunEvent> events) throws SQLException {
        var rows = new ArrayList<List<Object>>();
        for (RunEvent event : events) {
            EpochCompleted epoch = event.event().getEpochCompleted();
            epoch.getSplitsList().stream()
                    .filter(SplitMetrics::hasResiduals)
                    .forEach(split -> rows.add(row(event.runKey(), epoch.getEpoch(), split)));
        }
        batch.countRows("residuals", Statements.execute(batch.connection(), INSERT, rows));
    }

    private static List<Object> row(long run, int epoch, SplitMetrics split) {
        Residuals residuals = split.getResiduals();
        List<ResidualTenth> tenths = residuals.getTenthsList();
        var row = new ArrayList<Object>();
        row.add(run);
        row.add(epoch);
        row.add(Names.of(split.getSplit()));
        row.add(residuals.getSamples());
        row.add(residuals.getNonFinite());
        row.add(SqlArray.ofDoubles(residuals.getDecilesList()));
        row.add(SqlArray.ofSmallints(of(tenths, ResidualTenth::getTenth)));
        row.add(SqlArray.ofLongs(of(tenths, ResidualTenth::getSamples)));
        row.add(SqlArray.ofDoubles(of(tenths, ResidualTenth::getLowestTarget)));
        row.add(SqlArray.ofDoubles(of(tenths, ResidualTenth::getHighestTarget)));
        row.add(SqlArray.ofDoubles(of(tenths, ResidualTenth::getMean)));
        row.add(SqlArray.ofDoubles(of(tenths, ResidualTenth::getMedian)));
        row.add(SqlArray.ofDoubles(of(tenths, ResidualTenth::getMeanAbsolute)));
        row.add(SqlArray.ofDoubles(of(tenths, ResidualTenth::getRootMeanSquare)));
        return row;
    }

    private static <T> List<T> of(List<ResidualTenth> tenths, Function<ResidualTenth, T> part) {
        return tenths.stream().map(part).toList();
    }
}
