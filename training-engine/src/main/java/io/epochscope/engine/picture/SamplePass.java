package io.epochscope.engine.picture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.epochscope.engine.batch.Batch;
import io.epochscope.engine.batch.BatchAssembler;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Layer;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.objective.Judge;
import io.epochscope.engine.objective.Objective;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.events.v1.SampleOutput;
import java.nio.FloatBuffer;
import java.util.List;

/** Publishes what the layers make of the watched samples: their feature maps, activations and outputs. */
final class SamplePass {

    private static final int BATCH_OF_MAPS = 4;

    private final DataSet data;
    private final Judge judge;
    private final int[] samples;
    private final BatchAssembler assembler;
    private final EventNumbering events;
    private final PictureStream pictures;

    SamplePass(DataSet data, Objective objective, int[] samples, EventNumbering events, PictureStream pictures) {
        this.data = data;
        this.samples = samples;
        this.events = events;
        this.pictures = pictures;
        int largest = Math.max(1, samples.length);
        judge = objective.judge(largest);
        assembler = new BatchAssembler(data, largest);
    }

    void publish(Network network, int epoch, long step) {
        if (samples.length == 0) {
            return;
        }
        try (NDManager scope = network.newScope()) {
            Batch batch = assembler.assemble(samples, 0, samples.length, scope);
            NDArray outputs =
                    network.observe(batch.features(), false, (layer, in, out) -> show(layer, out, epoch, step));
            judge.judge(batch, outputs);
            publishOutputs(epoch);
        }
    }

    private void show(Layer layer, NDList outputs, int epoch, long step) {
        NDArray output = outputs.get(0).toType(DataType.FLOAT32, false);
        if (output.getShape().get(0) != samples.length) {
            return;
        }
        if (output.getShape().dimension() == BATCH_OF_MAPS) {
            publishMaps(layer, output, epoch);
        }
        if (!layer.passesOn()) {
            publishActivations(layer, UnitValues.means(output), epoch, step);
        }
    }

    private void publishMaps(Layer layer, NDArray output, int epoch) {
        ImageShape shape = ImageShape.of(output.getShape().slice(1));
        FloatBuffer values = output.toByteBuffer(true).asFloatBuffer();
        int by = TileSize.shrinkage(shape.height(), shape.width(), TileSize.MOST_PIXELS);
        int height = TileSize.shrunk(shape.height(), by);
        int width = TileSize.shrunk(shape.width(), by);
        int shown = TileSize.mostOf(shape.channels(), height * width);
        for (int i = 0; i < samples.length; i++) {
            List<Plane> maps = shape.planes(values, i * shape.size(), shown).stream()
                    .map(plane -> plane.shrunk(by))
                    .toList();
            ValueSheet sheet =
                    new ValueSheet(maps, ValueSheet.squareColumns(shown, height, width), shape.channels(), false);
            pictures.publish(
                    sheet.image(),
                    Picture.newBuilder()
                            .setKind("feature-maps")
                            .setLayer(layer.name())
                            .setSample(samples[i])
                            .setSplit(data.split(samples[i]))
                            .setEpoch(epoch)
                            .setSheet(sheet.toMessage()));
        }
    }

    private void publishActivations(Layer layer, NDArray means, int epoch, long step) {
        float[] values = means.toFloatArray();
        int units = values.length / samples.length;
        for (int i = 0; i < samples.length; i++) {
            SampleActivations.Builder activations = SampleActivations.newBuilder()
                    .setLayer(layer.name())
                    .setEpoch(epoch)
                    .setStep(step)
                    .setSplit(data.split(samples[i]))
                    .setSample(samples[i]);
            for (int unit = i * units; unit < (i + 1) * units; unit++) {
                activations.addValues(values[unit]);
            }
            events.publish(Event.newBuilder().setSampleActivations(activations));
        }
    }

    private void publishOutputs(int epoch) {
        for (int i = 0; i < samples.length; i++) {
            SampleOutput.Builder output = SampleOutput.newBuilder()
                    .setEpoch(epoch)
                    .setSplit(data.split(samples[i]))
                    .setSample(samples[i]);
            judge.copy(i, output);
            events.publish(Event.newBuilder().setSampleOutput(output));
        }
    }
}
