package io.epochscope.engine.watch;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.NamedParameter;
import io.epochscope.engine.network.Network;
import io.epochscope.events.histogram.HistogramSketch;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes histograms of an epoch's last step: the gradients that it moved the weights by, and the weights that it
 * arrived at. Parameters that are not trained have no gradient.
 */
public final class HistogramWatcher {

    private final int everyEpochs;
    private final EventNumbering events;
    private final List<TensorHistogram.Builder> taken = new ArrayList<>();

    /**
     * Takes nothing until it is told to.
     *
     * @param everyEpochs 0 for never
     */
    public HistogramWatcher(int everyEpochs, EventNumbering events) {
        this.everyEpochs = everyEpochs;
        this.events = events;
    }

    /** Whether this epoch is watched. */
    public boolean due(int epoch) {
        return everyEpochs > 0 && epoch % everyEpochs == 0;
    }

    /** Takes the gradients, between backward and step. */
    public void takeGradients(Network network) {
        network.visitGradients((parameter, values) -> take(parameter, TensorKind.TENSOR_KIND_GRADIENT, values));
    }

    /** Takes the weights, after the step. */
    public void takeWeights(Network network) {
        network.visitWeights((parameter, values) -> take(parameter, TensorKind.TENSOR_KIND_WEIGHT, values));
    }

    private void take(NamedParameter parameter, TensorKind kind, FloatBuffer values) {
        HistogramSketch sketch = new HistogramSketch();
        sketch.addAll(values);
        taken.add(TensorHistogram.newBuilder()
                .setLayer(parameter.layer())
                .setTensor(parameter.name())
                .setKind(kind)
                .addAllShape(parameter.shape())
                .setHistogram(sketch.toMessage()));
    }

    /**
     * Publishes what was taken since the last call.
     *
     * @param step counted over the whole run
     */
    public void publish(int epoch, long step) {
        for (TensorHistogram.Builder histogram : taken) {
            events.publish(Event.newBuilder()
                    .setTensorHistogram(histogram.setEpoch(epoch).setStep(step)));
        }
        taken.clear();
    }
}
