package io.epochscope.engine.prediction;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.Feature;
import io.epochscope.engine.data.PixelScale;
import io.epochscope.engine.data.Target;
import io.epochscope.engine.data.ValueScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a saved model says about itself: its properties, as a training writes them.
 *
 * @param run that it comes from
 * @param model kind of model
 * @param epoch whose weights it has
 * @param sample shape of one sample without the batch dimension
 * @param outputs size of the last layer
 * @param classes that it tells apart; none if it predicts a number
 * @param target that it predicts; empty if it tells classes apart
 * @param pixels how the bytes of each channel are scaled; none if its samples are no images, or it does not say
 * @param features columns of a table in their order; none if its samples are no rows
 */
public record ModelDescription(
        String run,
        String model,
        int epoch,
        Shape sample,
        int outputs,
        List<ClassLabel> classes,
        Optional<Target> target,
        List<PixelScale> pixels,
        List<Feature> features) {

    private static final int IMAGE_DIMENSIONS = 3;

    /**
     * Reads properties.
     *
     * @param properties by name, null for one that is not there
     * @throws IllegalArgumentException if one is missing or is not what it should be; the message names it
     */
    static ModelDescription of(UnaryOperator<String> properties) {
        Properties of = new Properties(properties);
        return new ModelDescription(
                of.text("run"),
                of.text("model"),
                (int) of.number("Epoch"),
                of.shape("sample"),
                (int) of.number("outputs"),
                of.classes(),
                of.target(),
                of.pixels(),
                of.features());
    }

    /** How images become samples; empty if samples are none, or the model does not say how they are scaled. */
    public Optional<ImageInput> image() {
        boolean told = sample.dimension() == IMAGE_DIMENSIONS && pixels.size() == sample.get(0);
        return told
                ? Optional.of(new ImageInput(Math.toIntExact(sample.get(2)), Math.toIntExact(sample.get(1)), pixels))
                : Optional.empty();
    }

    private record Properties(UnaryOperator<String> byName) {

        Optional<String> find(String name) {
            return Optional.ofNullable(byName.apply(name));
        }

        String text(String name) {
            return find(name).orElseThrow(() -> new IllegalArgumentException("the model has no property " + name));
        }

        double number(String name) {
            String text = text(name);
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the model's property %s is no number: %s".formatted(name, text), e);
            }
        }

        Shape shape(String name) {
            String text = text(name);
            try {
                return new Shape(Arrays.stream(text.replaceAll("[() ]", "").split(","))
                        .mapToLong(Long::parseLong)
                        .toArray());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("the model's property %s is no shape: %s".formatted(name, text), e);
            }
        }

        List<ClassLabel> classes() {
            List<ClassLabel> classes = new ArrayList<>();
            for (Optional<String> name = find("class.0"); name.isPresent(); name = find("class." + classes.size())) {
                String colour = find("class." + classes.size() + ".colour").orElse("");
                classes.add(new ClassLabel(name.get(), colour));
            }
            return List.copyOf(classes);
        }

        Optional<Target> target() {
            return find("target.name").map(name -> new Target(name, text("target.unit"), scale("target")));
        }

        List<PixelScale> pixels() {
            List<PixelScale> scales = new ArrayList<>();
            for (String path = "pixel.0"; find(path + ".mean").isPresent(); path = "pixel." + scales.size()) {
                scales.add(new PixelScale(number(path + ".mean"), number(path + ".deviation")));
            }
            return List.copyOf(scales);
        }

        List<Feature> features() {
            List<Feature> features = new ArrayList<>();
            for (String path = "feature.0"; find(path + ".name").isPresent(); path = "feature." + features.size()) {
                features.add(new Feature(text(path + ".name"), scale(path), 0, number(path + ".imputed")));
            }
            return List.copyOf(features);
        }

        private ValueScale scale(String path) {
            return new ValueScale(number(path + ".mean"), number(path + ".deviation"));
        }
    }
}
