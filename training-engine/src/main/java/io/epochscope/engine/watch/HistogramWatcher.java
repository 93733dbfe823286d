package io.epochscope.engine.watch;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.NamedParameter;
import io.epochscope.engine.network.Network;
import io.epochscope.events.histogram.HistogramSketch;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes histograms of a step: the gradients that it moved the weights by, what it added to them, the weights that
 * it arrived at, and what those make of the probes. Parameters that are not trained have no gradient and no update.
 * What it looks at stays as it is, and no random numbers are drawn.
 */
public final class HistogramWatcher {

    private final Schedule schedule;
    private final Set<WatchedTensors> tensors;
    private final Probes probes;
    private final EventNumbering events;
    private final List<TensorHistogram.Builder> taken = new ArrayList<>();
    private NDList before = new NDList();

    /**
     * When histograms are taken.
     *
     * @param everyEpochs at the last step of every so many epochs, 0 for never
     * @param everySteps after every so many steps of the run besides, 0 for never
     */
    public record Schedule(int everyEpochs, int everySteps) {

        /** Whether there will be any; if so, there are some before training too. */
        boolean any() {
            return everyEpochs > 0 || everySteps > 0;
        }

        boolean due(int epoch, long step, boolean lastOfEpoch) {
            return (everySteps > 0 && step % everySteps == 0)
                    || (everyEpochs > 0 && lastOfEpoch && epoch % everyEpochs == 0);
        }
    }

    /**
     * Takes nothing until it is told to.
     *
     * @param probes that activations are of
     */
    public HistogramWatcher(Schedule schedule, Set<WatchedTensors> tensors, Probes probes, EventNumbering events) {
        this.schedule = schedule;
        this.tensors = tensors;
        this.probes = probes;
        this.events = events;
    }

    /**
     * Whether a step is watched.
     *
     * @param step counted over the whole run from 1
     */
    public boolean due(int epoch, long step, boolean lastOfEpoch) {
        return schedule.due(epoch, step, lastOfEpoch);
    }

    /** Publishes what there is before training, as of epoch 0, if anything is ever to be published. */
    public void begin(Network network, List<Probes> inputs) {
        if (schedule.any()) {
            inputs.stream().filter(split -> split.samples().length > 0).forEach(this::takeFeatures);
            takeWeights(network);
            takeActivations(network);
            publish(0, 0);
        }
    }

    /**
     * Takes the gradients, between backward and step.
     *
     * @param scope of the step, is open until {@link #afterStep} was called
     */
    public void beforeStep(Network network, NDManager scope) {
        if (tensors.contains(WatchedTensors.GRADIENTS)) {
            network.visitGradients((parameter, values) -> take(parameter, TensorKind.TENSOR_KIND_GRADIENT, values));
        }
        if (tensors.contains(WatchedTensors.UPDATES)) {
            before = network.copyTrainable(scope);
        }
    }

    /**
     * Takes the rest, and publishes all of it.
     *
     * @param step counted over the whole run from 1
     */
    public void afterStep(Network network, int epoch, long step) {
        if (tensors.contains(WatchedTensors.UPDATES)) {
            network.visitUpdates(before, (parameter, values) -> take(parameter, TensorKind.TENSOR_KIND_UPDATE, values));
        }
        takeWeights(network);
        takeActivations(network);
        publish(epoch, step);
    }

    private void takeWeights(Network network) {
        if (tensors.contains(WatchedTensors.WEIGHTS)) {
            network.visitWeights((parameter, values) -> take(parameter, TensorKind.TENSOR_KIND_WEIGHT, values));
        }
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

    private void takeActivations(Network network) {
        if (!tensors.contains(WatchedTensors.ACTIVATIONS)) {
            return;
        }
        Map<Layer, LayerValues> layers = new LinkedHashMap<>();
        probes.observe(network, (layer, inputs, outputs) -> {
            if (!layer.passesOn()) {
                layers.computeIfAbsent(layer, LayerValues::new).add(inputs, outputs);
            }
        });
        layers.values().stream().flatMap(values -> values.toMessages(probes)).forEach(taken::add);
    }

    private void takeFeatures(Probes split) {
        HistogramSketch sketch = new HistogramSketch();
        split.visitFeatures(sketch::addAll);
        taken.add(TensorHistogram.newBuilder()
                .setLayer("input")
                .setTensor("features")
                .setKind(TensorKind.TENSOR_KIND_INPUT)
                .setSplit(split.split())
                .addShape(split.samples().length)
                .addAllShape(split.sampleShape())
                .setHistogram(sketch.toMessage()));
    }

    private void publish(int epoch, long step) {
        for (TensorHistogram.Builder histogram : taken) {
            events.publish(Event.newBuilder()
                    .setTensorHistogram(histogram.setEpoch(epoch).setStep(step)));
        }
        taken.clear();
    }
}
