package io.epochscope.engine.catalogue;

/**
 * Something wrong with one field of what was asked for.
 *
 * @param field path in the request, {@code optimizer.learningRate}; relative to the model or data set where a
 *     {@code check} returns it
 * @param value as it was given, {@code null} if it was missing
 * @param accepted what would be accepted, as a phrase: {@code a number greater than 0}
 */
public record Fault(String field, String value, String accepted) {

    /** The same fault seen from the object that holds the field's owner. */
    public Fault within(String owner) {
        return new Fault(owner + "." + field, value, accepted);
    }

    /** As a sentence of its own, {@code epochs is 0, accepted: a whole number greater than 0}. */
    @Override
    public String toString() {
        return "%s is %s, accepted: %s".formatted(field, value == null ? "missing" : value, accepted);
    }
}
