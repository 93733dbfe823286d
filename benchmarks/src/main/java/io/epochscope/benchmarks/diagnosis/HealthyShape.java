package io.epochscope.benchmarks.diagnosis;

import java.util.function.UnaryOperator;

/** How somebody else might train the same, as well. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state, and sets that cannot be changed
enum HealthyShape {
    PLAIN("plain", recipe -> recipe),
    LARGER_BATCHES("larger batches", recipe -> recipe.batchSize(64).rate(2 * recipe.rate())),
    MOMENTUM("sgd with momentum", recipe -> recipe.optimizer("sgd", 10 * recipe.rate())),
    WEIGHT_DECAY("adamw", recipe -> recipe.optimizer("adamw", recipe.rate())),
    COSINE("cosine", recipe -> recipe.rate(2 * recipe.rate()).withCosine());

    private final String shown;
    private final UnaryOperator<Recipe> making;

    HealthyShape(String shown, UnaryOperator<Recipe> making) {
        this.shown = shown;
        this.making = making;
    }

    String shown() {
        return shown;
    }

    Recipe make(Recipe recipe) {
        return making.apply(recipe);
    }
}
