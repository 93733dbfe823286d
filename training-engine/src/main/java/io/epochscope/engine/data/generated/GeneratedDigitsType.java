package io.epochscope.engine.data.generated;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.ByteImages;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.DataSetType;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.events.v1.Split;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Digits painted by strokes, for a start without any download: 70 % to train on, 15 % to validate and 15 % to test,
 * drawn at random. The same seed gives the same digits.
 */
public final class GeneratedDigitsType implements DataSetType<GeneratedParameters> {

    private static final double TRAINED = 0.70;
    private static final double VALIDATED = 0.15;

    /** They are all painted before training and held in memory, one byte each. */
    private static final int MOST_PIXELS = 1 << 27;

    @Override
    public String name() {
        return "generated";
    }

    @Override
    public String description() {
        return "Hand-like digits painted on the spot, a few of them mislabelled on purpose";
    }

    @Override
    public Class<GeneratedParameters> parameters() {
        return GeneratedParameters.class;
    }

    @Override
    public List<Fault> check(GeneratedParameters parameters) {
        int most = MOST_PIXELS / (parameters.size() * parameters.size());
        return parameters.samples() <= most
                ? List.of()
                : List.of(new Fault(
                        "samples",
                        parameters.samples().toString(),
                        "at most %d of %d × %d pixels".formatted(most, parameters.size(), parameters.size())));
    }

    @Override
    public Shape sampleShape(GeneratedParameters parameters) {
        return new Shape(1, parameters.size(), parameters.size());
    }

    @Override
    public OptionalInt size(GeneratedParameters parameters) {
        return OptionalInt.of(parameters.samples());
    }

    @Override
    public Optional<List<ClassLabel>> classes(GeneratedParameters parameters) {
        return Optional.of(digits());
    }

    @Override
    public DataSet open(GeneratedParameters parameters, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // Apart, so that the pictures are the same whatever the share.
        SplittableRandom mistakes = random.split();
        int samples = parameters.samples();
        int size = parameters.size();
        int pixelsPerSample = size * size;
        DigitPainter painter = new DigitPainter(size, parameters.noise());
        byte[] pixels = new byte[Math.multiplyExact(samples, pixelsPerSample)];
        int[] labels = new int[samples];
        for (int sample = 0; sample < samples; sample++) {
            int digit = random.nextInt(DigitStrokes.count());
            painter.paint(digit, random, pixels, sample * pixelsPerSample);
            labels[sample] = mistakes.nextDouble() < parameters.mislabelled() ? otherThan(digit, mistakes) : digit;
        }
        return new ByteImages(
                "Generated digits",
                sampleShape(parameters),
                digits(),
                pixels,
                labels,
                splits(samples, random),
                PixelScale.unit());
    }

    private static List<ClassLabel> digits() {
        return IntStream.range(0, DigitStrokes.count())
                .mapToObj(digit -> ClassLabel.named(Integer.toString(digit)))
                .toList();
    }

    private static int otherThan(int digit, SplittableRandom random) {
        return (digit + random.nextInt(1, DigitStrokes.count())) % DigitStrokes.count();
    }

    private static Split[] splits(int samples, SplittableRandom random) {
        int trained = (int) Math.round(samples * TRAINED);
        int validated = (int) Math.round(samples * VALIDATED);
        Split[] splits = new Split[samples];
        for (int i = 0; i < samples; i++) {
            splits[i] = i < trained
                    ? Split.SPLIT_TRAIN
                    : i < trained + validated ? Split.SPLIT_VALIDATION : Split.SPLIT_TEST;
        }
        for (int i = samples - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Split split = splits[i];
            splits[i] = splits[other];
            splits[other] = split;
        }
        return splits;
    }
}
