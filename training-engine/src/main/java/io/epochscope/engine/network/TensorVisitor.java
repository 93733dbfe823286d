package io.epochscope.engine.network;

import java.nio.FloatBuffer;

/** Looks at the values of one tensor of a parameter. */
@FunctionalInterface
public interface TensorVisitor {

    /**
     * Looks at one tensor.
     *
     * @param parameter that the tensor belongs to
     * @param values of the tensor, valid during the call only: they are the memory of the tensor itself
     */
    void visit(NamedParameter parameter, FloatBuffer values);
}
