package io.epochscope.trainer.outbox;

import io.epochscope.events.v1.Event;

/**
 * When the training thread waits until the disk has what was appended, and so what a power cut may cost. Whatever it
 * says, the publisher waits for the disk before it sends: no sequence is ever given to two events.
 */
public enum OutboxSync {
    /** After every event: a power cut costs nothing. */
    EVENT,
    /** At the end of each epoch and of a run: a power cut costs the events since then. */
    EPOCH,
    /** Never: a power cut costs what was not handed to the broker. */
    SEND;

    boolean isDueAfter(Event event) {
        return switch (this) {
            case EVENT -> true;
            case EPOCH -> event.hasEpochCompleted() || event.hasRunFinished();
            case SEND -> false;
        };
    }
}
