package io.epochscope.metrics.store;

/** An event that keeps the contract but cannot be stored; the message is the reason, for a person to read. */
public final class UnstorableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** For that reason: a sentence without its full stop that names the field and what is accepted. */
    public UnstorableEventException(String reason) {
        super(reason);
    }
}
