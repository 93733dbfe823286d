package io.epochscope.engine.augmentation;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.batch.FeatureChange;
import java.util.SplittableRandom;

/**
 * Changes the images of one epoch at random: turns and mirrors each about its middle, moves it, adds noise. What is
 * done to an image depends on seed and sample alone, so that it is the same in whatever order they come.
 *
 * <p>Pixels between others are interpolated bilinearly; those that come from outside are as the nearest at the edge.
 */
public final class Augmentation implements FeatureChange {

    private final AugmentationParameters parameters;
    private final long seed;
    private final int channels;
    private final int height;
    private final int width;
    private final float[] source;

    /**
     * For one epoch.
     *
     * @param sample shape of (channels, height, width)
     */
    public Augmentation(AugmentationParameters parameters, Shape sample, long seed) {
        this.parameters = parameters;
        this.seed = seed;
        channels = Math.toIntExact(sample.get(0));
        height = Math.toIntExact(sample.get(1));
        width = Math.toIntExact(sample.get(2));
        source = new float[Math.toIntExact(sample.size())];
    }

    @Override
    public void apply(int sample, float[] features) {
        SplittableRandom random = new SplittableRandom(new SplittableRandom(seed + sample).nextLong());
        if (parameters.moves()) {
            System.arraycopy(features, 0, source, 0, features.length);
            move(random, features);
        }
        if (parameters.noise() > 0) {
            for (int i = 0; i < features.length; i++) {
                features[i] += (float) (parameters.noise() * random.nextGaussian());
            }
        }
    }

    private void move(SplittableRandom random, float[] target) {
        int right = random.nextInt(2 * parameters.shift() + 1) - parameters.shift();
        int down = random.nextInt(2 * parameters.shift() + 1) - parameters.shift();
        int mirrorX = parameters.flipHorizontal() && random.nextBoolean() ? -1 : 1;
        int mirrorY = parameters.flipVertical() && random.nextBoolean() ? -1 : 1;
        double angle = Math.toRadians(parameters.rotate() * (2 * random.nextDouble() - 1));
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromMiddleX = x - right - middleX;
                double fromMiddleY = y - down - middleY;
                double fromX = mirrorX * (cos * fromMiddleX + sin * fromMiddleY) + middleX;
                double fromY = mirrorY * (cos * fromMiddleY - sin * fromMiddleX) + middleY;
                fill(target, y * width + x, within(fromX, width), within(fromY, height));
            }
        }
    }

    private static double within(double place, int side) {
        return Math.max(0, Math.min(side - 1.0, place));
    }

    private void fill(float[] target, int at, double fromX, double fromY) {
        int x = (int) fromX;
        int y = (int) fromY;
        int nextX = Math.min(x + 1, width - 1);
        int nextY = Math.min(y + 1, height - 1);
        double partX = fromX - x;
        double partY = fromY - y;
        for (int channel = 0; channel < channels; channel++) {
            int first = channel * height * width;
            double above = between(source[first + y * width + x], source[first + y * width + nextX], partX);
            double below = between(source[first + nextY * width + x], source[first + nextY * width + nextX], partX);
            target[first + at] = (float) between(above, below, partY);
        }
    }

    private static double between(double one, double other, double part) {
        return one + (other - one) * part;
    }
}
