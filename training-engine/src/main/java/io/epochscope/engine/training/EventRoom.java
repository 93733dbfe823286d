package io.epochscope.engine.training;

import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.SplitMetrics;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sees that an epoch's event is no larger than a broker takes, which only many classes make it. What has to be left out
 * then is said in the log: of the training pass first (its weights move while it lasts), then of validation, then of
 * test; of each what takes the most bytes first, so that as little as possible is lost.
 */
final class EventRoom {

    private static final Logger LOG = System.getLogger(EventRoom.class.getName());

    /** Brokers take 1,048,588 bytes unless told otherwise; the run's name, headers and resources are small. */
    private static final int MOST_BYTES = 950_000;

    private static final List<Split> ORDER = List.of(Split.SPLIT_TRAIN, Split.SPLIT_VALIDATION, Split.SPLIT_TEST);

    private record Part(String name, Consumer<SplitMetrics.Builder> leaveOut) {

        int bytes(SplitMetrics metrics) {
            SplitMetrics.Builder rest = metrics.toBuilder();
            leaveOut.accept(rest);
            return metrics.getSerializedSize() - rest.build().getSerializedSize();
        }
    }

    private static final List<Part> PARTS = List.of(
            new Part("the spread of p(class)", SplitMetrics.Builder::clearClassScores),
            new Part("the calibration", SplitMetrics.Builder::clearCalibration),
            new Part("the confusion matrix", SplitMetrics.Builder::clearConfusion));

    private final String runId;

    EventRoom(String runId) {
        this.runId = runId;
    }

    EpochCompleted fit(EpochCompleted epoch) {
        EpochCompleted fitting = epoch;
        for (Split split : ORDER) {
            for (Part part : largestFirst(epoch, split)) {
                if (fitting.getSerializedSize() <= MOST_BYTES) {
                    return fitting;
                }
                fitting = without(part, split, fitting);
            }
        }
        return fitting;
    }

    private static List<Part> largestFirst(EpochCompleted epoch, Split split) {
        return PARTS.stream()
                .sorted(Comparator.comparingInt((Part part) -> epoch.getSplitsList().stream()
                                .filter(metrics -> metrics.getSplit() == split)
                                .mapToInt(part::bytes)
                                .sum())
                        .reversed())
                .toList();
    }

    private EpochCompleted without(Part part, Split split, EpochCompleted epoch) {
        EpochCompleted.Builder rest = epoch.toBuilder();
        for (SplitMetrics.Builder metrics : rest.getSplitsBuilderList()) {
            if (metrics.getSplit() == split) {
                LOG.log(
                        Level.WARNING,
                        "run {0}: the figures of epoch {1} take {2} bytes, more than the {3} that an event may have: {4} of {5} is not published",
                        runId,
                        epoch.getEpoch(),
                        epoch.getSerializedSize(),
                        MOST_BYTES,
                        part.name(),
                        split);
                part.leaveOut().accept(metrics);
            }
        }
        return rest.build();
    }
}
