package io.epochscope.engine.watch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import io.epochscope.engine.network.Layer;
import io.epochscope.events.histogram.HistogramSketch;
import io.epochscope.events.v1.TensorHistogram;
import io.epochscope.events.v1.TensorKind;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a layer makes of the probes, all its uses together: the distribution of its outputs; of an activation function
 * also that of what goes in, and the state of its units. Of several outputs the first is taken, and nothing of values
 * that are not 32-bit floats.
 */
final class LayerValues {

    private final Layer layer;
    private final HistogramSketch outputs = new HistogramSketch();
    private final HistogramSketch inputs = new HistogramSketch();
    private final Optional<UnitTally> units;

    LayerValues(Layer layer) {
        this.layer = layer;
        units = layer.activation().map(UnitTally::new);
    }

    void add(NDList in, NDList out) {
        add(outputs, out.get(0));
        if (units.isPresent()) {
            add(inputs, in.get(0));
            if (isFloat(out.get(0))) {
                units.get().add(values(out.get(0)), out.get(0).getShape());
            }
        }
    }

    private static void add(HistogramSketch sketch, NDArray array) {
        if (isFloat(array)) {
            sketch.addAll(values(array));
        }
    }

    private static boolean isFloat(NDArray array) {
        return array.getDataType() == DataType.FLOAT32;
    }

    private static FloatBuffer values(NDArray array) {
        return array.toByteBuffer(true).asFloatBuffer();
    }

    /**
     * Without epoch and step; none of what has no values.
     *
     * @param probes that were shown
     */
    Stream<TensorHistogram.Builder> toMessages(Probes probes) {
        TensorHistogram.Builder activation = message(TensorKind.TENSOR_KIND_ACTIVATION, "output", outputs, probes);
        units.ifPresent(tally -> activation.setUnits(tally.toMessage()));
        return Stream.of(message(TensorKind.TENSOR_KIND_PRE_ACTIVATION, "input", inputs, probes), activation)
                .filter(histogram -> histogram.getHistogram().getMoments().getCount() > 0
                        || histogram.getHistogram().getNans() > 0);
    }

    private TensorHistogram.Builder message(TensorKind kind, String tensor, HistogramSketch values, Probes probes) {
        return TensorHistogram.newBuilder()
                .setLayer(layer.name())
                .setTensor(tensor)
                .setKind(kind)
                .setSplit(probes.split())
                .addShape(probes.samples().length)
                .addAllShape(layer.outputShape())
                .setHistogram(values.toMessage());
    }
}
