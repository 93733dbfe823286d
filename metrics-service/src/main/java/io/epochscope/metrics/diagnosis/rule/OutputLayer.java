package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.TensorFigures;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The last layer of the network, whose outputs are what the loss gets, in the last epochs in which it was watched.
 *
 * @param layer by position
 * @param course its figures in these epochs, all with outputs
 */
record OutputLayer(LayerFacts layer, List<LayerFigures> course) {

    /**
     * Looks for so many epochs.
     *
     * @return empty if its outputs were seen in fewer, or nobody said which layers there are
     */
    static Optional<OutputLayer> last(RunHistory run, int count) {
        List<LayerFacts> layers = run.facts().layers();
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        LayerFacts last = layers.get(layers.size() - 1);
        return WatchedLayers.last(run, count)
                .filter(watched -> watched.layers().contains(last))
                .map(watched -> new OutputLayer(last, watched.course(last)))
                .filter(output -> output.always(OutputLayer::hasOutputs));
    }

    private static boolean hasOutputs(LayerFigures figures) {
        return figures.activation().filter(values -> values.finite() > 0).isPresent();
    }

    /** Whether something holds in each of the epochs. */
    boolean always(Predicate<LayerFigures> holds) {
        return course.stream().allMatch(holds);
    }

    /** In the last of the epochs. */
    LayerFigures figures() {
        return course.get(course.size() - 1);
    }

    /** The outputs in the last of the epochs. */
    TensorFigures values() {
        return figures().activation().orElseThrow();
    }
}
