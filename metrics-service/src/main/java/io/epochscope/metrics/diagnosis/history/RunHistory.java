package io.epochscope.metrics.diagnosis.history;

import java.util.List;
import java.util.Map;

/**
 * A run as far as it is stored, or the beginning of it.
 *
 * @param facts what holds for the whole run
 * @param layersAtStart the layers before training, by name; empty if nothing was published of them
 * @param inputs the values of the input before training, by split
 * @param epochs in their order, those that have come; one may be missing for a while
 */
public record RunHistory(
        RunFacts facts,
        Map<String, LayerFigures> layersAtStart,
        Map<String, TensorFigures> inputs,
        List<EpochFigures> epochs) {

    /** The beginning of the run: its first epochs. */
    public RunHistory first(int count) {
        return new RunHistory(facts, layersAtStart, inputs, epochs.subList(0, count));
    }

    /** The last epoch of the history, which has to have one. */
    public EpochFigures last() {
        return epochs.get(epochs.size() - 1);
    }

    /** The last epochs, at most so many. */
    public List<EpochFigures> last(int count) {
        return epochs.subList(Math.max(0, epochs.size() - count), epochs.size());
    }

    /** The end of the run: its last epochs, at most so many. */
    public RunHistory recent(int count) {
        return new RunHistory(facts, layersAtStart, inputs, last(count));
    }

    /** Whether the last epoch that is stored is the last one of this history too, so that what is current holds. */
    public boolean isCurrent() {
        return (epochs.isEmpty() ? 0 : last().epoch()) == facts.lastEpoch();
    }
}
