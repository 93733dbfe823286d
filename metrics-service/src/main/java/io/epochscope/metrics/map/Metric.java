package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.ValueRange;
import java.util.List;

/** What a map can show of each patch. */
public enum Metric {
    LOSS("loss", Source.SCORES, "loss", Span.PERCENTILES),
    P_TRUE("p(true class)", Source.SCORES, "p_true", Span.UNIT),
    /** Its first array is null where the second says the same. */
    P_PREDICTED("p(predicted class)", Source.SCORES, "p_predicted, p_true", Span.UNIT),
    /** Predicted value of a regression. */
    OUTPUT("predicted value", Source.SCORES, "output", Span.PERCENTILES),
    /** True value of a regression. */
    TARGET("true value", Source.SCENE, "targets", Span.PERCENTILES),
    /** Predicted minus true value. */
    RESIDUAL("residual: predicted - true value", Source.SCORES, "output, targets", Span.CENTRED),
    /** 1 or 0. */
    CORRECT("correctness", Source.SCORES, "predicted, labels", Span.NONE),
    PREDICTED("predicted class", Source.SCORES, "predicted", Span.NONE),
    LABEL("true class", Source.SCENE, "labels", Span.NONE),
    /** Mean of p(true class) over the epochs. */
    CONFIDENCE("confidence: mean p(true class)", Source.DYNAMICS, "confidence", Span.UNIT),
    /** Standard deviation of p(true class) over the epochs, 0.5 at most. */
    VARIABILITY("variability: spread of p(true class)", Source.DYNAMICS, "square_deviations, epochs", Span.HALF),
    FORGOTTEN("forgetting events", Source.DYNAMICS, "forgotten", Span.COUNT),
    /** Share of the epochs in which the patch was predicted correctly. */
    MEAN_CORRECT("share of epochs correct", Source.DYNAMICS, "correct, epochs", Span.UNIT),
    /** Its number, as the function {@code verdict_name} takes it. */
    VERDICT("verdict", Source.DYNAMICS, "verdict", Span.NONE),
    /** The scene's picture alone. */
    PICTURE("scene", null, "", Span.NONE);

    /** Where the arrays of a metric are. */
    enum Source {
        /** Of one epoch. */
        SCORES("patch_chunk"),
        /** Known before training. */
        SCENE("scene_chunk"),
        /** Over the epochs so far. */
        DYNAMICS("patch_dynamics_chunk");

        private final String view;

        Source(String view) {
            this.view = view;
        }

        String view() {
            return view;
        }
    }

    private final String label;
    private final Source source;
    private final String arrays;
    private final Span span;

    Metric(String label, Source source, String arrays, Span span) {
        this.label = label;
        this.source = source;
        this.arrays = arrays;
        this.span = span;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Where its arrays are; null for the picture. */
    Source source() {
        return source;
    }

    /** The arrays that it is computed of. */
    List<String> arrays() {
        return List.of(arrays.split(", "));
    }

    /** Whether it differs from epoch to epoch. */
    public boolean ofAnEpoch() {
        return source == Source.SCORES;
    }

    /** Whether it is a measured value, and not one of few things. */
    public boolean isValue() {
        return span != Span.NONE;
    }

    /** The colours that suit it. */
    public ColourMap colours() {
        return span == Span.CENTRED ? ColourMap.RDBU : ColourMap.VIRIDIS;
    }

    /** The range of colours that suits some grids of it. */
    public ValueRange range(List<PatchGrid> grids) {
        return span.of(grids);
    }

    /** Its value, from the elements of its arrays. */
    float value(Number first, Number second) {
        return switch (this) {
            case CORRECT -> first.intValue() == second.intValue() ? 1 : 0;
            case RESIDUAL -> (float) (first.doubleValue() - second.doubleValue());
            case VARIABILITY -> (float) Math.sqrt(first.doubleValue() / second.doubleValue());
            case MEAN_CORRECT -> (float) (first.doubleValue() / second.doubleValue());
            default -> first.floatValue();
        };
    }
}
