package io.epochscope.metrics.network;

import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Looks up the samples that are watched, and what networks made of them. */
@Singleton
final class WatchedSamples {

    private static final String ALL = "select * from watched_sample where run_id = ? order by split, sample";
    private static final String EPOCHS = "select distinct epoch from sample_output where run_id = ? order by epoch";
    private static final String RESULTS = """
            select split, sample, label, predicted, probability, loss
            from sample_output
            where run_id = ? and epoch = ? and predicted is not distinct from class_index
            """;

    private final DataSource dataSource;

    WatchedSamples(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All that have an output. */
    List<WatchedSample> of(String runId) {
        return Query.rows(dataSource, ALL, WatchedSample::of, runId);
    }

    /** The epochs that have outputs, in ascending order. */
    List<Integer> epochs(String runId) {
        return Query.rows(dataSource, EPOCHS, row -> row.getInt(1), runId);
    }

    /** The outputs of an epoch. */
    Map<SampleId, SampleResult> results(String runId, int epoch) {
        return Query.rows(dataSource, RESULTS, SampleResult::of, runId, epoch).stream()
                .collect(Collectors.toMap(SampleResult::sample, Function.identity()));
    }
}
