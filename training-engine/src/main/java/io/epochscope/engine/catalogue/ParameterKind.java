package io.epochscope.engine.catalogue;

import java.util.List;

/**
 * One of several forms that a part of a request can have, each a record of parameters of its own.
 *
 * @param <P> what all forms have in common
 * @param name what a request says in {@code type}
 * @param description one sentence
 * @param parameters a record, to be made from JSON by the names of its components; what is {@code null} gets its
 *     default
 */
public record ParameterKind<P>(String name, String description, Class<? extends P> parameters) {

    /**
     * The name of the form that some parameters have.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static <P> String nameOf(P parameters, List<ParameterKind<P>> kinds) {
        return kinds.stream()
                .filter(kind -> kind.parameters().isInstance(parameters))
                .map(ParameterKind::name)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(parameters + " is none of " + kinds));
    }
}
