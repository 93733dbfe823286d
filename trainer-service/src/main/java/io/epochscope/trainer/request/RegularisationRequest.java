package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.classification.ClassWeights;
import io.epochscope.engine.optimizer.GradientClipping;
import io.epochscope.engine.optimizer.Penalties;
import io.epochscope.engine.training.RegularisationSettings;
import io.epochscope.events.v1.Task;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What keeps a model from learning its samples by heart, beside dropout and batch norm, which are the model's.
 *
 * @param l1 λ whose multiple λ · sign(weight) is added to the gradient, 0 if not given
 * @param l2 λ whose multiple λ · weight is added to the gradient, 0 if not given
 * @param decayBiases whether these and the optimizer's weight decay are for biases too; no if not given
 * @param decayNorms whether they are for scales and offsets of normalisation too; no if not given
 * @param labelSmoothing part of each label that is spread over all classes, 0 if not given
 * @param classWeights {@code balanced}, or an object of names of classes and weights; all count alike if not given
 * @param clipNorm a longer gradient is shortened to this; never if not given
 * @param clipValue every element of the gradient is brought between this and its negative; never if not given
 */
public record RegularisationRequest(
        @Schema(defaultValue = "0") @PositiveOrZero Double l1,
        @Schema(defaultValue = "0") @PositiveOrZero Double l2,
        @Schema(defaultValue = "false") Boolean decayBiases,
        @Schema(defaultValue = "false") Boolean decayNorms,

        @Schema(defaultValue = "0") @PositiveOrZero @DecimalMax(value = "1", inclusive = false)
        Double labelSmoothing,

        @Schema(
                implementation = Object.class,
                description = "balanced, or an object of class names and weights",
                examples = "balanced")
        JsonNode classWeights,

        @Positive Double clipNorm,
        @Positive Double clipValue) {

    /** The weights of classes by how rare they are. */
    public static final String BALANCED = "balanced";

    /** The most that a class may weigh: beyond it, those of weight 1 would vanish in arithmetic of 32 bits. */
    public static final int HEAVIEST_CLASS = 1_000_000;

    private static final String CLASS_WEIGHTS = "classWeights";

    public RegularisationRequest {
        l1 = l1 == null ? 0 : l1;
        l2 = l2 == null ? 0 : l2;
        decayBiases = decayBiases != null && decayBiases;
        decayNorms = decayNorms != null && decayNorms;
        labelSmoothing = labelSmoothing == null ? 0 : labelSmoothing;
    }

    /** Everything by default. */
    static RegularisationRequest defaults() {
        return new RegularisationRequest(null, null, null, null, null, null, null, null);
    }

    /** What of it is of no use for a kind of task, and what is wrong with the weights of classes. */
    List<Fault> faults(Task task) {
        List<Fault> faults = new ArrayList<>();
        String accepted = "nothing unless the data set has classes";
        boolean classes = task == Task.TASK_CLASSIFICATION;
        if (!classes && labelSmoothing > 0) {
            faults.add(new Fault("labelSmoothing", labelSmoothing.toString(), accepted));
        }
        if (!classes && classWeights != null) {
            faults.add(new Fault(CLASS_WEIGHTS, classWeights.toString(), accepted));
        }
        if (classes && classWeights instanceof ObjectNode byName) {
            byName.properties().stream()
                    .filter(entry -> !isWeight(entry.getValue()))
                    .forEach(entry -> faults.add(new Fault(
                            CLASS_WEIGHTS + "." + entry.getKey(),
                            entry.getValue().asText(),
                            "a number greater than 0, at most " + HEAVIEST_CLASS)));
        } else if (classes && classWeights != null && !BALANCED.equals(classWeights.textValue())) {
            faults.add(new Fault(
                    CLASS_WEIGHTS, classWeights.asText(), "balanced, or an object of class names and weights"));
        }
        return faults;
    }

    private static boolean isWeight(JsonNode weight) {
        return weight.isNumber() && weight.doubleValue() > 0 && weight.doubleValue() <= HEAVIEST_CLASS;
    }

    RegularisationSettings settings() {
        return new RegularisationSettings(
                new Penalties(l1, l2, decayBiases, decayNorms),
                new GradientClipping(optional(clipValue), optional(clipNorm)),
                labelSmoothing,
                weights());
    }

    private ClassWeights weights() {
        if (classWeights instanceof ObjectNode byName) {
            Map<String, Double> weights = new LinkedHashMap<>();
            byName.properties()
                    .forEach(entry ->
                            weights.put(entry.getKey(), entry.getValue().doubleValue()));
            return new ClassWeights(false, weights);
        }
        return classWeights == null ? ClassWeights.equal() : ClassWeights.byRarity();
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
