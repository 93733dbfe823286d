package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The layers in the last epochs in which they were watched; between these epochs what was seen last holds. */
final class WatchedLayers {

    private final List<EpochFigures> epochs;
    private final List<LayerFacts> layers;

    private WatchedLayers(List<EpochFigures> epochs, List<LayerFacts> layers) {
        this.epochs = epochs;
        this.layers = layers;
    }

    /**
     * Looks for so many epochs.
     *
     * @return empty if there are fewer
     */
    static Optional<WatchedLayers> last(RunHistory run, int count) {
        List<EpochFigures> found = new ArrayList<>();
        List<EpochFigures> all = run.epochs();
        for (int i = all.size() - 1; i >= 0 && found.size() < count; i--) {
            if (!all.get(i).layers().isEmpty()) {
                found.add(0, all.get(i));
            }
        }
        if (found.size() < count) {
            return Optional.empty();
        }
        List<LayerFacts> layers = inForwardOrder(run, found.get(count - 1).layers()).stream()
                .filter(layer -> found.stream().allMatch(epoch -> epoch.layers().containsKey(layer.name())))
                .toList();
        return Optional.of(new WatchedLayers(found, layers));
    }

    /** Layers as the run describes them; those that it does not describe come after them, by name. */
    static List<LayerFacts> inForwardOrder(RunHistory run, Map<String, LayerFigures> figures) {
        List<LayerFacts> described = run.facts().layers();
        Stream<LayerFacts> others = figures.keySet().stream()
                .sorted()
                .filter(name ->
                        described.stream().noneMatch(layer -> layer.name().equals(name)))
                .map(name -> new LayerFacts(described.size(), name, "", List.of(), 0));
        return Stream.concat(described.stream().filter(layer -> figures.containsKey(layer.name())), others)
                .toList();
    }

    /** Those that were watched in all of the epochs, in order of the forward pass. */
    List<LayerFacts> layers() {
        return layers;
    }

    /** Those that have a weight matrix, or the kernels of a convolution, that is trained. */
    List<LayerFacts> trainedMatrices() {
        return layers.stream()
                .filter(layer -> always(
                        layer, figures -> figures.gradients().values().stream().anyMatch(tensor -> tensor.isMatrix())))
                .toList();
    }

    /** In the last of the epochs. */
    LayerFigures last(LayerFacts layer) {
        return epochs.get(epochs.size() - 1).layers().get(layer.name());
    }

    /** In each of the epochs. */
    List<LayerFigures> course(LayerFacts layer) {
        return epochs.stream().map(epoch -> epoch.layers().get(layer.name())).toList();
    }

    /** Whether something holds of a layer in each of the epochs. */
    boolean always(LayerFacts layer, Predicate<LayerFigures> holds) {
        return course(layer).stream().allMatch(holds);
    }

    /** The last of the epochs. */
    int epoch() {
        return epochs.get(epochs.size() - 1).epoch();
    }
}
