package io.epochscope.grafana.query;

import static io.epochscope.events.v1.Split.SPLIT_TRAIN;
import static io.epochscope.events.v1.Split.SPLIT_VALIDATION;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.FeatureProjection;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.SampleActivations;
import io.epochscope.events.v1.SampleOutput;
import io.epochscope.events.v1.Sheet;
import io.epochscope.events.v1.SheetSample;
import io.epochscope.events.v1.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the network of the first fixture run makes of two samples in epochs 0 and 3: sample 0 of train, of class 0,
 * which it comes to get right, and sample 3 of validation, of class 1, which it takes for class 0.
 */
final class FixtureNetwork {
    private static final Instant OCCURRED = Instant.parse("2026-11-23T10:01:00Z");
    private static final String LAYER = "01Linear";
    private static final String FUNCTION = "02Activation";
    private static final List<Integer> EPOCHS = List.of(0, 3);

    private final List<Event> events = new ArrayList<>();
    private final Map<Topic, Long> sequences = new EnumMap<>(Topic.class);

    private FixtureNetwork() {}

    static List<Event> run() {
        var network = new FixtureNetwork();
        for (int epoch : EPOCHS) {
            network.output(epoch, SPLIT_TRAIN, 0, 0, epoch == 0 ? 0.5f : 0.75f);
            network.output(epoch, SPLIT_VALIDATION, 3, 1, 0.625f);
            network.activations(LAYER, epoch, SPLIT_TRAIN, 0, List.of(-1f, 2f));
            network.activations(LAYER, epoch, SPLIT_VALIDATION, 3, List.of(3f, 4f));
            network.activations(FUNCTION, epoch, SPLIT_TRAIN, 0, List.of(0f, 2f));
            network.pictured(epoch);
            network.projected(epoch);
        }
        return List.copyOf(network.events);
    }

    private void output(int epoch, Split split, long sample, int label, float first) {
        add(Event.newBuilder()
                .setSampleOutput(SampleOutput.newBuilder()
                        .setEpoch(epoch)
                        .setSplit(split)
                        .setSample(sample)
                        .setLabel(label)
                        .addProbabilities(first)
                        .addProbabilities(1 - first)
                        .setLoss(label + 0.25f)));
    }

    private void activations(String layer, int epoch, Split split, long sample, List<Float> values) {
        add(Event.newBuilder()
                .setSampleActivations(SampleActivations.newBuilder()
                        .setLayer(layer)
                        .setEpoch(epoch)
                        .setStep(2L * epoch)
                        .setSplit(split)
                        .setSample(sample)
                        .addAllValues(values)));
    }

    private void pictured(int epoch) {
        add(picture("filters", LAYER, epoch));
        for (int unit : List.of(0, 1)) {
            add(picture("top-samples", FUNCTION, epoch)
                    .setUnit(unit)
                    .setSheet(Sheet.newBuilder()
                            .setColumns(2)
                            .setTiles(2)
                            .setTileWidth(1)
                            .setTileHeight(1)
                            .addSamples(excited(SPLIT_VALIDATION, 3, 1, 4.5f - unit))
                            .addSamples(excited(SPLIT_TRAIN, 0, 0, 2.25f - unit))));
        }
    }

    private static SheetSample excited(Split split, long sample, int label, float score) {
        return SheetSample.newBuilder()
                .setSplit(split)
                .setSample(sample)
                .setLabel(label)
                .setScore(score)
                .build();
    }

    /** Four samples at the corners of a square that grows with the epoch, the last two of them validation. */
    private void projected(int epoch) {
        var projection = FeatureProjection.newBuilder()
                .setLayer(FUNCTION)
                .setEpoch(epoch)
                .setFeatures(2)
                .addExplained(0.75)
                .addExplained(0.125);
        IntStream.range(0, 4)
                .forEach(corner -> projection
                        .addSamples(corner)
                        .addSplits(corner < 2 ? SPLIT_TRAIN : SPLIT_VALIDATION)
                        .addLabels(corner % 2)
                        .addPredicted(0)
                        .addLoss(corner / 2f)
                        .addX((epoch + 1) * (corner % 2 == 0 ? -1 : 1))
                        .addY((epoch + 1) * (corner < 2 ? -1 : 1)));
        add(Event.newBuilder().setFeatureProjection(projection));
    }

    private Picture.Builder picture(String kind, String layer, int epoch) {
        return Picture.newBuilder()
                .setAddress("%064x".formatted(events.size()))
                .setPng(ByteString.copyFromUtf8("png"))
                .setKind(kind)
                .setLayer(layer)
                .setEpoch(epoch);
    }

    private void add(Picture.Builder picture) {
        add(Event.newBuilder().setPicture(picture));
    }

    private void add(Event.Builder event) {
        events.add(event.setRunId(FixtureScene.RUN)
                .setAttempt(1)
                .setSequence(sequences.merge(Topic.of(event.getBodyCase()).orElseThrow(), 1L, Long::sum))
                .setOccurredAt(Timestamp.newBuilder().setSeconds(OCCURRED.getEpochSecond()))
                .build());
    }
}
