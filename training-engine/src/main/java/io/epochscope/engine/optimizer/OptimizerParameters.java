package io.epochscope.engine.optimizer;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.ParameterKind;
import java.util.List;

/**
 * How the weights are moved: an algorithm of {@code torch.optim} by its formulas and, but for the rate and momentum of
 * {@link SgdParameters}, its defaults. Ranges are checked where a request is validated.
 */
public sealed interface OptimizerParameters
        permits SgdParameters, AdamParameters, AdamWParameters, RmsPropParameters, AdagradParameters {

    /** Of the whole run unless it has a schedule, which begins from it. */
    Double learningRate();

    /** How much of themselves the weights lose or their gradients gain, see {@link #decoupled}. */
    Double weightDecay();

    /**
     * Whether weight decay shrinks the weights themselves, by rate · decay; else decay · weight is added to the
     * gradient (L2).
     */
    default boolean decoupled() {
        return false;
    }

    /** What its fields are to each other where they should be something else. */
    default List<Fault> check() {
        return List.of();
    }

    /** The name that a request gives. */
    default String type() {
        return ParameterKind.nameOf(this, kinds());
    }

    /** How one parameter moves. */
    UpdateRule rule();

    /** The algorithms that can be asked for. */
    static List<ParameterKind<OptimizerParameters>> kinds() {
        return List.of(
                new ParameterKind<>("sgd", "Stochastic gradient descent with momentum", SgdParameters.class),
                new ParameterKind<>("adam", "Adam, weight decay added to the gradient", AdamParameters.class),
                new ParameterKind<>("adamw", "Adam, weight decay apart from the gradient", AdamWParameters.class),
                new ParameterKind<>("rmsprop", "Gradients by their running size", RmsPropParameters.class),
                new ParameterKind<>("adagrad", "Gradients by all that came before", AdagradParameters.class));
    }
}
