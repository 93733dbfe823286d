package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.schedule.EpochMetric;
import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.trainer.request.TrainingRequest;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /sweeps}: runs that differ in some fields.
 *
 * @param name as people read it; that of the request if not given, or made of what is varied
 * @param request what all runs have in common, as {@code POST /runs} takes it
 * @param parameters what is varied: the path of a field, {@code optimizer.learningRate}, with a list of values or a
 *     range of numbers
 * @param strategy {@link SweepStrategy#GRID} if not given
 * @param runs how many are drawn; 10 if not given; only where they are drawn
 * @param seed of the draws, and of all runs that are given none; drawn if not given
 * @param metric what the best run is best in, in its best epoch; {@code validation_loss} if not given
 * @param mode whether the lowest or the highest is best; by default {@code max} of an accuracy and R², else {@code min}
 * @param stopping by which rule runs are stopped that come out badly; none is if not given
 */
public record SweepRequest(
        @Schema(examples = "rates")
        @Size(min = 1, max = 100)
        @Pattern(regexp = TrainingRequest.PLAIN_TEXT, message = TrainingRequest.PLAIN_TEXT_MESSAGE)
        String name,

        @Schema(implementation = TrainingRequest.class) ObjectNode request,

        @Schema(
                type = SchemaType.OBJECT,
                required = true,
                examples =
                        "{\"optimizer.learningRate\": {\"from\": 0.0001, \"to\": 0.1, \"scale\": \"log\", \"points\": 4}}")
        ObjectNode parameters,

        @Schema(defaultValue = "grid") SweepStrategy strategy,
        @Schema(defaultValue = "10") @Positive Integer runs,
        Long seed,

        @Schema(defaultValue = "validation_loss")
        @Pattern(regexp = EpochMetric.PATTERN, message = "must be as validation_loss or train_accuracy")
        String metric,

        MetricMode mode,
        StoppingRequest stopping) {

    private static final Integer STANDARD_RUNS = 10;

    public SweepRequest {
        request = request == null ? JsonNodeFactory.instance.objectNode() : request;
        parameters = parameters == null ? JsonNodeFactory.instance.objectNode() : parameters;
        name = name == null ? nameOf(request, parameters) : name;
        strategy = strategy == null ? SweepStrategy.GRID : strategy;
        runs = runs == null && strategy == SweepStrategy.RANDOM ? STANDARD_RUNS : runs;
        seed = seed == null ? ThreadLocalRandom.current().nextLong(TrainingRequest.SEED_BOUND) : seed;
        metric = metric == null ? "validation_loss" : metric;
        mode = mode == null ? MetricMode.standardFor(metric) : mode;
    }

    private static String nameOf(ObjectNode request, ObjectNode parameters) {
        if (request.path("name").isTextual()) {
            return request.path("name").textValue();
        }
        return "sweep of "
                + String.join(
                        ", ",
                        parameters.properties().stream()
                                .map(field -> ParameterPath.lastOf(field.getKey()))
                                .toList());
    }

    /** The same with another part that all runs have in common. */
    SweepRequest with(ObjectNode otherRequest) {
        return new SweepRequest(name, otherRequest, parameters, strategy, runs, seed, metric, mode, stopping);
    }
}
