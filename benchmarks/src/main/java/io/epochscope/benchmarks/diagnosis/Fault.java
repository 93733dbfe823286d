package io.epochscope.benchmarks.diagnosis;

import io.epochscope.engine.model.Activation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is done wrong on purpose, and which rules name it: rules whose finding tells somebody to change just that. How
 * much is drawn from a range. Written down before anything was measured.
 */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state, and sets that cannot be changed
enum Fault {
    RATE_TOO_HIGH(
            "rate too high",
            Set.of("learning-rate-too-high", "divergence", "update-ratio", "oscillation"),
            subject -> true,
            (recipe, subject, random) -> recipe.rate(recipe.rate() * between(30, 300, random))),
    RATE_TOO_LOW(
            "rate too low",
            Set.of("learning-rate-too-low", "update-ratio"),
            subject -> true,
            (recipe, subject, random) -> recipe.rate(recipe.rate() / between(100, 1_000, random))),
    INPUTS_RAW("inputs not scaled", Set.of("inputs-not-scaled"), subject -> true, (recipe, subject, random) -> {
        double factor = between(50, 255, random);
        return recipe.spoilt(data -> SpoiltData.scaled(data, factor, 0));
    }),
    INPUTS_SHIFTED("inputs not centred", Set.of("inputs-not-scaled"), subject -> true, (recipe, subject, random) -> {
        double shift = between(10, 100, random);
        return recipe.spoilt(data -> SpoiltData.scaled(data, 1, shift));
    }),
    ZERO_WEIGHTS(
            "weights begin as zeros",
            Set.of("initialisation"),
            subject -> true,
            (recipe, subject, random) -> recipe.rebuilt(SpoiltModel::ofZeros)),
    LARGE_WEIGHTS("weights begin too large", Set.of("initialisation"), subject -> true, (recipe, subject, random) -> {
        double times = between(8, 30, random);
        return recipe.rebuilt(model -> SpoiltModel.ofLargeWeights(model, times));
    }),
    DEEP_SIGMOID(
            "deep sigmoid",
            Set.of("vanishing-gradients", "saturated-units"),
            Subject::isMlp,
            (recipe, subject, random) -> recipe.model(
                            "hidden", Collections.nCopies((int) Math.round(between(7, 12, random)), 32))
                    .model("activation", "sigmoid")
                    .model("batchNorm", false)),
    SAME_BATCH(
            "the same batch over and over",
            Set.of("samples-repeated"),
            subject -> true,
            (recipe, subject, random) ->
                    recipe.spoilt(data -> SpoiltData.repeating(data, recipe.batchSize(), new Random(recipe.seed())))),
    LABELS_SHUFFLED(
            "labels shuffled",
            Set.of("labels-unlearnable", "suspect-labels"),
            subject -> true,
            (recipe, subject, random) -> recipe.spoilt(data -> SpoiltData.shuffled(data, new Random(recipe.seed())))),
    LABELS_FLIPPED(
            "labels flipped",
            Set.of("suspect-labels"),
            subject -> !subject.isRegression(),
            (recipe, subject, random) -> {
                double share = between(0.15, 0.3, random);
                return recipe.spoilt(data -> SpoiltData.flipped(data, share, new Random(recipe.seed())));
            }),
    TOO_SMALL(
            "network too small",
            Set.of("underfitting"),
            subject -> true,
            (recipe, subject, random) -> with(recipe, subject.small())),
    TOO_LARGE(
            "network too large",
            Set.of("overfitting", "overconfidence"),
            subject -> true,
            (recipe, subject, random) -> with(recipe, subject.large())),
    MISSING_ACTIVATION(
            "missing activation",
            Set.of("missing-activation"),
            Subject::isChain,
            (recipe, subject, random) -> recipe.rebuilt(SpoiltModel::withoutActivations)),
    LOSS_OF_PROBABILITIES(
            "loss of probabilities instead of logits",
            Set.of("loss-of-probabilities"),
            subject -> !subject.isRegression(),
            (recipe, subject, random) -> recipe.rebuilt(SpoiltModel::ofProbabilities)),
    BOUNDED_OUTPUT(
            "output that cannot reach the target",
            Set.of("bounded-output"),
            Subject::isRegression,
            (recipe, subject, random) -> {
                Activation activation = bounded(random);
                return recipe.rebuilt(model -> SpoiltModel.ofBoundedOutput(model, activation));
            }),
    DROPOUT(
            "dropout too high",
            Set.of("dropout-too-high"),
            subject -> true,
            (recipe, subject, random) -> recipe.model("dropout", between(0.92, 0.97, random))),
    CLASS_MISSING(
            "a class missing in training",
            Set.of("class-missing"),
            subject -> !subject.isRegression(),
            (recipe, subject, random) ->
                    recipe.spoilt(data -> SpoiltData.withoutClass(data, new Random(recipe.seed())))),
    LEAK("training samples validated", Set.of("split-overlap"), subject -> true, (recipe, subject, random) -> {
        double share = between(0.3, 0.9, random);
        return recipe.spoilt(data -> SpoiltData.leaking(data, share, new Random(recipe.seed())));
    }),
    EXPLODING(
            "exploding gradients",
            Set.of("exploding-gradients", "initialisation"),
            Subject::isMlp,
            (recipe, subject, random) -> {
                double times = between(2, 4, random);
                return recipe.model("hidden", Collections.nCopies((int) Math.round(between(8, 12, random)), 32))
                        .model("activation", "relu")
                        .model("batchNorm", false)
                        .rebuilt(model -> SpoiltModel.ofLargeWeights(model, times));
            });

    /** Makes a healthy recipe a faulty one. */
    private interface Making {

        Recipe make(Recipe recipe, Subject subject, Random random);
    }

    private final String shown;
    private final Set<String> rightRules;
    private final Predicate<Subject> fitting;
    private final Making making;

    Fault(String shown, Set<String> rightRules, Predicate<Subject> fitting, Making making) {
        this.shown = shown;
        this.rightRules = rightRules;
        this.fitting = fitting;
        this.making = making;
    }

    String shown() {
        return shown;
    }

    /** Whether a rule names this fault. */
    boolean isNamedBy(String rule) {
        return rightRules.contains(rule);
    }

    /** The rules that name it. */
    Set<String> rightRules() {
        return rightRules;
    }

    boolean fits(Subject subject) {
        return fitting.test(subject);
    }

    Recipe make(Recipe healthy, Subject subject, Random random) {
        return making.make(healthy, subject, random);
    }

    /** A leak makes validation look better than it is; all else makes it worse. */
    boolean flatters() {
        return this == LEAK;
    }

    /** Evenly on a logarithmic scale. */
    private static double between(double least, double most, Random random) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    /** An activation function that a standardised target reaches beyond. */
    private static Activation bounded(Random random) {
        List<Activation> bounded = List.of(Activation.RELU, Activation.SIGMOID, Activation.TANH);
        return bounded.get(random.nextInt(bounded.size()));
    }

    private static Recipe with(Recipe recipe, Map<String, Object> parameters) {
        Recipe changed = recipe;
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            changed = changed.model(parameter.getKey(), parameter.getValue());
        }
        return changed;
    }
}
