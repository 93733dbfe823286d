package io.epochscope.events.codec;

/**
 * A record that is no event, or an event that breaks the contract. The message is the reason, for a person to read: it
 * names the field and what is accepted.
 */
public final class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * For that reason.
     *
     * @param reason a sentence without its full stop
     */
    public MalformedEventException(String reason) {
        super(reason);
    }

    /**
     * For that reason, found by other means.
     *
     * @param reason a sentence without its full stop
     */
    public MalformedEventException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /**
     * Of one field.
     *
     * @param field its path from the event as in the .proto files, "epoch_completed.splits[1].loss"
     * @param problem what goes on from there: "is 0, but must be 1 or more"
     */
    public MalformedEventException(String field, String problem) {
        this(field + " " + problem);
    }
}
