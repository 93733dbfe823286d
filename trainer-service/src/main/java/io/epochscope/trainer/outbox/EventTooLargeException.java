package io.epochscope.trainer.outbox;

/** An event that is larger than the broker takes; the message says how large, and which setting bounds it. */
public final class EventTooLargeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    EventTooLargeException(String message) {
        super(message);
    }
}
