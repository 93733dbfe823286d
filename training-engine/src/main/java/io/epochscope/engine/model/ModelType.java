package io.epochscope.engine.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import io.epochscope.engine.catalogue.Fault;
import java.util.List;

/**
 * A kind of model that a request can name. Users add their own: a jar in the plugins folder with an entry in
 * {@code META-INF/services}.
 *
 * @param <P> its parameters, bound from the request's JSON object by component name. Components are boxed where they
 *     have a default, which the compact constructor fills in, and carry Jakarta Validation constraints
 */
public interface ModelType<P extends Record> {

    /** What a request says in {@code model.type}. */
    String name();

    /** One sentence for people who choose. */
    String description();

    /** The record that the request's object is bound to. */
    Class<P> parameters();

    /**
     * Looks for what keeps this model from being built of any samples, beyond what the constraints on the parameters
     * say. Asked even where the shape of the samples cannot be told.
     *
     * @return each fault with the name of the parameter it is about; empty if there is none
     */
    default List<Fault> check(P parameters) {
        return List.of();
    }

    /**
     * Looks for what keeps this model from taking such samples, beyond what {@link #check(Record)} and the constraints
     * on the parameters say. Only asked where these have found nothing.
     *
     * @param sample shape of one sample without the batch dimension
     * @return each fault with the name of the parameter it is about, {@code type} if no parameter would help; empty if
     *     there is none
     */
    default List<Fault> check(P parameters, Shape sample) {
        return List.of();
    }

    /**
     * Builds the untrained model.
     *
     * @param sample shape of one sample without the batch dimension
     * @param outputs size of the last layer: logits, one for each class; one where a number is predicted
     */
    Block create(P parameters, Shape sample, int outputs);
}
