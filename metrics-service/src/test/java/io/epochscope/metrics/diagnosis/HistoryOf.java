package io.epochscope.metrics.diagnosis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.RunFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Histories as tests tell them: a classifier of three classes, 300 samples to train on and 90 to validate. */
public final class HistoryOf {

    private HistoryOf() {}

    /** Losses, epoch by epoch; accuracies that go with them. */
    public static RunHistory losses(double[] train, double[] validation) {
        List<EpochFigures> epochs = new ArrayList<>();
        for (int i = 0; i < train.length; i++) {
            epochs.add(epoch(
                    i + 1,
                    split(300, train[i], Math.exp(-train[i])),
                    split(90, validation[i], Math.exp(-validation[i]))));
        }
        return new RunHistory(facts(epochs.size()), Map.of(), Map.of(), epochs);
    }

    public static RunFacts facts(int lastEpoch) {
        return new RunFacts(
                "run",
                "training",
                false,
                List.of("a", "b", "c"),
                "adam",
                1e-3,
                32,
                10,
                JsonNodeFactory.instance.objectNode(),
                List.of(new LayerFacts(0, "01Linear", "Linear", List.of(3L), 30)),
                Map.of("train", 300L, "validation", 90L),
                Double.NaN,
                false,
                Duration.ZERO,
                lastEpoch,
                Map.of(),
                List.of());
    }

    public static SplitFigures split(long samples, double loss, double accuracy) {
        return new SplitFigures(samples, loss, new TreeMap<>(Map.of("accuracy", accuracy)), Optional.empty());
    }

    public static EpochFigures epoch(int epoch, SplitFigures train, SplitFigures validation) {
        return new EpochFigures(
                epoch,
                Instant.ofEpochSecond(1_800_000_000L + 10L * epoch),
                1e-3,
                Map.of("train", train, "validation", validation),
                Map.of("gradient_norm", 1.0),
                10,
                0,
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }
}
