package io.epochscope.metrics.epoch;

import io.epochscope.events.v1.SplitMetrics;
import io.epochscope.metrics.store.Names;
import java.util.List;

/** One row for each split of an epoch, on which the rows of the other tables depend. */
final class EpochSplitTable implements SplitTable {

    @Override
    public String name() {
        return "epoch_split";
    }

    @Override
    public List<String> columns() {
        return List.of("pass", "samples", "loss");
    }

    @Override
    public List<List<Object>> rows(SplitMetrics split) {
        return List.of(List.of(Names.of(split.getPass()), split.getSamples(), split.getLoss()));
    }
}
