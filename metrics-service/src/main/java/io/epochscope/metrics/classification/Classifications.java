package io.epochscope.metrics.classification;

import io.epochscope.metrics.parameter.EpochChoice;
import io.epochscope.metrics.store.Query;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Looks up how classifiers were judged. */
@Singleton
public final class Classifications {

    /** As many as a person looks through. */
    private static final int PAIRS = 20;

    private static final String OF_SPLIT = " where run_id = ? and split = ?";
    private static final String OF_EPOCH = OF_SPLIT + " and epoch = ?";
    private static final String EPOCHS = "select epoch from classification_epoch" + OF_SPLIT + " order by epoch";
    private static final String SUMMARY = "select * from classification_epoch" + OF_EPOCH;
    private static final String REPORT = "select * from classification_report" + OF_EPOCH + " order by position";
    private static final String CELLS =
            "select * from confusion_cell" + OF_EPOCH + " order by true_class, predicted_class";
    private static final String TOP_PAIRS = "select * from confused_pair" + OF_EPOCH
            + " order by samples desc, true_class, predicted_class limit " + PAIRS;

    private final DataSource dataSource;

    Classifications(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How a split was judged in the last epoch in which it was; empty if it never was. */
    public Optional<ClassificationView> last(String runId, String split) {
        List<Integer> epochs = epochs(runId, split);
        return epochs.isEmpty() ? Optional.empty() : Optional.of(in(epochs.get(epochs.size() - 1), runId, split));
    }

    /**
     * How a split was judged in an epoch.
     *
     * @throws NotFoundException if it was not
     */
    ClassificationView of(String runId, String split, EpochChoice choice) {
        int epoch = choice.in(epochs(runId, split), "confusion matrices of split " + split + " of run " + runId);
        return in(epoch, runId, split);
    }

    /** In ascending order. */
    private List<Integer> epochs(String runId, String split) {
        return Query.rows(dataSource, EPOCHS, row -> row.getInt(1), runId, split);
    }

    private ClassificationView in(int epoch, String runId, String split) {
        return new ClassificationView(
                epoch,
                split,
                Query.rows(dataSource, SUMMARY, ClassificationSummary::of, runId, split, epoch)
                        .get(0),
                Query.rows(dataSource, REPORT, ReportRow::of, runId, split, epoch),
                Query.rows(dataSource, CELLS, ConfusionCell::of, runId, split, epoch),
                Query.rows(dataSource, TOP_PAIRS, ConfusionCell::of, runId, split, epoch));
    }
}
