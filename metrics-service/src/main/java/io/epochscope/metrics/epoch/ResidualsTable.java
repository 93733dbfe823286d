package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.ResidualTenth;
import io.epochscope.events.v1.Residuals;
import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.SqlArray;
import java.util.List;
import java.util.function.Function;

/** How the predictions of a regression miss. */
final class ResidualsTable implements SplitTable {

    @Override
    public String name() {
        return "residuals";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "samples",
                "non_finite",
                "deciles",
                "tenth_number",
                "tenth_samples",
                "tenth_lowest_target",
                "tenth_highest_target",
                "tenth_mean",
                "tenth_median",
                "tenth_mean_absolute",
                "tenth_root_mean_square");
    }

    @Override
    public List<List<Object>> rows(SplitMetrics split) {
        return split.hasResiduals() ? List.of(row(split.getResiduals())) : List.of();
    }

    private static List<Object> row(Residuals residuals) {
        List<ResidualTenth> tenths = residuals.getTenthsList();
        return List.of(
                residuals.getSamples(),
                residuals.getNonFinite(),
                SqlArray.ofDoubles(residuals.getDecilesList()),
                SqlArray.ofSmallints(of(tenths, ResidualTenth::getTenth)),
                SqlArray.ofLongs(of(tenths, ResidualTenth::getSamples)),
                SqlArray.ofDoubles(of(tenths, ResidualTenth::getLowestTarget)),
                SqlArray.ofDoubles(of(tenths, ResidualTenth::getHighestTarget)),
                SqlArray.ofDoubles(of(tenths, ResidualTenth::getMean)),
                SqlArray.ofDoubles(of(tenths, ResidualTenth::getMedian)),
                SqlArray.ofDoubles(of(tenths, ResidualTenth::getMeanAbsolute)),
                SqlArray.ofDoubles(of(tenths, ResidualTenth::getRootMeanSquare)));
    }

    private static <T> List<T> of(List<ResidualTenth> tenths, Function<ResidualTenth, T> part) {
        return tenths.stream().map(part).toList();
    }
}
