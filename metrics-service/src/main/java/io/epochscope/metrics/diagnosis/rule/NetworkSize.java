package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.RunHistory;

/**
 * How large a network is for its task.
 *
 * @param parameters how many there are; 0 if unknown
 * @param samples to train on
 * @param narrow whether all that is known of a sample passes a layer of fewer numbers than half of the classes, so that
 *     most of them cannot be told apart behind it. Layers within a block do not count: there is a way around them
 */
record NetworkSize(long parameters, long samples, boolean narrow) {

    static NetworkSize of(RunHistory run) {
        double half = run.facts().classes().size() / 2.0;
        return new NetworkSize(
                run.facts().layers().stream().mapToLong(LayerFacts::parameters).sum(),
                run.facts().samplesOf("train"),
                run.facts().layers().stream().anyMatch(layer -> isOnTheWay(layer) && outputs(layer) < half));
    }

    private static boolean isOnTheWay(LayerFacts layer) {
        return !layer.name().contains("/") && !layer.outputShape().isEmpty();
    }

    private static long outputs(LayerFacts layer) {
        return layer.outputShape().stream().reduce(1L, (one, other) -> one * other);
    }

    /** Whether it can hardly know its samples by heart, nor tell classes apart. */
    boolean isSmall() {
        return narrow || (parameters > 0 && parameters < samples);
    }
}
