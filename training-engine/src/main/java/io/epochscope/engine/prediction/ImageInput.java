package io.epochscope.engine.prediction;

import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.data.patches.PixelStore;
import java.util.List;

/**
 * How images become samples of a network.
 *
 * @param width pixels across
 * @param height pixels down
 * @param scales what the network gets for the bytes of each channel: of grey, or of red, green and blue
 */
public record ImageInput(int width, int height, List<PixelScale> scales) {

    private static final int GREY = 1;
    private static final int COLOURS = 3;

    public ImageInput {
        scales = List.copyOf(scales);
    }

    /** One of grey, three of colours. */
    public int channels() {
        return scales.size();
    }

    /** Whether channels are what images have: grey, or red, green and blue. */
    public boolean isPicture() {
        return channels() == GREY || channels() == COLOURS;
    }

    /**
     * Makes a sample of an image. An image of another size is resized, its sides each by themselves. Grey becomes
     * colours that are all alike, and colours become grey by their luma (Rec. 601).
     *
     * @param image grey, or red, green and blue
     * @return (channels, height, width), as the network gets it; of an image that has the size and the channels of
     *     samples just what a data set gives
     */
    public float[] sample(PixelStore image) {
        if (!isPicture()) {
            throw new IllegalStateException("no image has %d channels".formatted(channels()));
        }
        int pixels = width * height;
        double[] resized = new Resizing(width, height).of(image);
        float[] sample = new float[channels() * pixels];
        for (int i = 0; i < pixels; i++) {
            int at = i * image.channels();
            for (int channel = 0; channel < channels(); channel++) {
                sample[channel * pixels + i] = scales.get(channel).value(level(resized, at, channel, image.channels()));
            }
        }
        return sample;
    }

    private double level(double[] levels, int at, int channel, int channelsOfImage) {
        if (channelsOfImage == channels()) {
            return levels[at + channel];
        }
        return channels() == GREY ? 0.299 * levels[at] + 0.587 * levels[at + 1] + 0.114 * levels[at + 2] : levels[at];
    }
}
