package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.augmentation.AugmentationParameters;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.correction.Corrections;
import io.epochscope.engine.raterange.RateRangeParameters;
import io.epochscope.engine.stopping.EarlyStoppingParameters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /runs}: a run as it is asked for, with a default for everything that is not given. Of a
 * rate-range test, what it has no use for is {@code null}: epochs, early stopping, watch, evaluation and checkpoints.
 *
 * @param kind whether to train, or to find a learning rate; to train if not given
 * @param name as people read it; made of model and data set if not given
 * @param model its {@code type}, one of {@code GET /models}, with its parameters beside it; {@code mlp} if not given
 * @param dataset its {@code type}, one of {@code GET /datasets}, with its parameters beside it; {@code generated} if
 *     not given
 * @param epochs 10 if not given
 * @param batchSize samples a step, at most 65,536; 64 if not given
 * @param loss cross-entropy of classes or mean squared error of numbers if not given
 * @param optimizer its {@code type}, one of {@code GET /optimizers}, with its parameters beside it; Adam if not given
 * @param schedule its {@code type}, one of {@code GET /schedules}, with its parameters beside it; a constant rate if
 *     not given
 * @param regularisation none if not given
 * @param augmentation what is done to images before they are trained on; nothing if not given
 * @param earlyStopping the run ends with its last epoch if not given
 * @param onFinding what is done when metrics-service finds something in the run: an action, or an object with one, by
 *     the name of the rule; nothing if not given
 * @param seed of initial weights, order of samples, dropout, augmentation, generated data; drawn if not given
 * @param tags for people to find it by
 * @param watch what else is published; see there for what is if not given
 * @param evaluation no exact evaluation but that of the test split if not given
 * @param checkpoints which states of the training are kept; the last and the best if not given
 * @param rateRange the rates that a rate-range test tries; only of such a test
 * @param corrections patches that are to be taken for something else than the data set says; none if not given. What of
 *     them can be seen from the data alone is said when the run begins, and fails it
 */
public record TrainingRequest(
        @Schema(defaultValue = "training") RunKind kind,

        @Schema(examples = "first try")
        @Size(min = 1, max = 200)
        @Pattern(regexp = TrainingRequest.PLAIN_TEXT, message = TrainingRequest.PLAIN_TEXT_MESSAGE)
        String name,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                examples = "{\"type\": \"mlp\"}")
        ObjectNode model,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                examples = "{\"type\": \"generated\"}")
        ObjectNode dataset,

        @Schema(defaultValue = "10") @Positive Integer epochs,

        @Schema(defaultValue = "64") @Positive @Max(TrainingRequest.LARGEST_BATCH)
        Integer batchSize,

        LossRequest loss,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                examples = "{\"type\": \"adam\", \"learningRate\": 0.001}")
        ObjectNode optimizer,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                examples = "{\"type\": \"cosine\"}")
        ObjectNode schedule,

        RegularisationRequest regularisation,
        AugmentationParameters augmentation,
        EarlyStoppingParameters earlyStopping,

        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT,
                examples = "{\"divergence\": \"stop\"}")
        ObjectNode onFinding,

        Long seed,

        @Size(max = 50)
        List<
                        @NotBlank @Size(max = 100)
                        @Pattern(regexp = TrainingRequest.PLAIN_TEXT, message = TrainingRequest.PLAIN_TEXT_MESSAGE)
                        String>
                tags,

        WatchRequest watch,
        EvaluationRequest evaluation,
        CheckpointParameters checkpoints,
        RateRangeParameters rateRange,

        @Schema(maxItems = TrainingRequest.MOST_CORRECTIONS) List<CorrectionRequest> corrections) {

    /** So that the opening event, which carries the request, stays below the 1 MB that Kafka takes. */
    public static final int MOST_CORRECTIONS = 5_000;

    // Far above what trains well; one step's samples and activations are in memory all together.
    private static final int LARGEST_BATCH = 65_536;

    /**
     * What a text on one line looks like: events and text columns take neither U+0000 nor half of a surrogate pair, and
     * nobody needs control characters.
     */
    public static final String PLAIN_TEXT = "[^\\p{Cc}\\p{Cs}]*";
    /** What a text is told that is not as {@link #PLAIN_TEXT}. */
    public static final String PLAIN_TEXT_MESSAGE = "must be without control characters and halves of surrogate pairs";

    /** Seeds that are drawn are below it: people can type them, and JavaScript can hold them exactly. */
    public static final long SEED_BOUND = 1L << 31;

    public TrainingRequest {
        kind = kind == null ? RunKind.TRAINING : kind;
        model = model == null ? ofType("mlp") : model;
        dataset = dataset == null ? ofType("generated") : dataset;
        boolean trains = kind == RunKind.TRAINING;
        name = name == null ? (trains ? "" : "rate-range test of ") + typeOf(model) + " on " + typeOf(dataset) : name;
        epochs = epochs == null && trains ? Integer.valueOf(10) : epochs;
        batchSize = batchSize == null ? 64 : batchSize;
        loss = loss == null ? new LossRequest(null, null) : loss;
        optimizer = optimizer == null ? ofType("adam") : optimizer;
        schedule = schedule == null ? ofType("constant") : schedule;
        regularisation = regularisation == null ? RegularisationRequest.defaults() : regularisation;
        augmentation = augmentation == null ? AugmentationParameters.none() : augmentation;
        seed = seed == null ? ThreadLocalRandom.current().nextLong(SEED_BOUND) : seed;
        tags = tags == null ? List.of() : tags;
        watch = watch == null && trains ? WatchRequest.defaults() : watch;
        evaluation = evaluation == null && trains ? new EvaluationRequest(null, null) : evaluation;
        checkpoints = checkpoints == null && trains ? CheckpointParameters.defaults() : checkpoints;
        rateRange = rateRange == null && !trains ? RateRangeParameters.defaults() : rateRange;
        corrections = corrections == null ? List.of() : corrections;
    }

    /** The same with every default of these parts written out. */
    TrainingRequest with(
            ObjectNode resolvedModel,
            ObjectNode resolvedDataset,
            LossRequest resolvedLoss,
            ObjectNode resolvedOptimizer,
            ObjectNode resolvedSchedule,
            ObjectNode resolvedOnFinding) {
        return new TrainingRequest(
                kind,
                name,
                resolvedModel,
                resolvedDataset,
                epochs,
                batchSize,
                resolvedLoss,
                resolvedOptimizer,
                resolvedSchedule,
                regularisation,
                augmentation,
                earlyStopping,
                resolvedOnFinding,
                seed,
                tags,
                watch,
                evaluation,
                checkpoints,
                rateRange,
                corrections);
    }

    /** The corrections as the engine takes them; only of a request without faults. */
    Corrections toCorrections() {
        return new Corrections(
                corrections.stream().map(CorrectionRequest::correction).toList());
    }

    private static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static String typeOf(JsonNode choice) {
        return choice.path("type").asText("?");
    }
}
