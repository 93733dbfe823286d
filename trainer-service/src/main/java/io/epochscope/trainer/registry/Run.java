package io.epochscope.trainer.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.epochscope.engine.training.Progress;
import java.time.Instant;

/**
 * A run as the registry knows it.
 *
 * @param number its place in the order in which runs were asked for, from 1
 * @param id as people and events name it
 * @param name as people read it
 * @param requestJson the resolved request
 * @param status where it is in its life
 * @param reason of the status, a sentence; empty if there is none
 * @param attempt 1 for the first
 * @param progress {@code null} until the training has told any
 * @param submittedAt when it was asked for
 * @param startedAt {@code null} until it got the training thread
 * @param finishedAt {@code null} until it ended
 * @param epochsCompleted whole epochs, known from the end of an attempt on
 * @param place in the queue; higher than that of all runs that were queued before, but for those that go before them
 *     after a crash, whose places are below 0
 * @param checkpoint the folder of the checkpoint that the attempt goes on from; {@code null} for the first
 * @param crashes how many attempts in a row went on from this checkpoint because the trainer had died, this one
 *     included
 * @param waitingSince when it began to wait for the broker; {@code null} unless it does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Run(
        long number,
        String id,
        String name,
        String requestJson,
        RunStatus status,
        String reason,
        int attempt,
        Progress progress,
        Instant submittedAt,
        Instant startedAt,
        Instant finishedAt,
        int epochsCompleted,
        long place,
        String checkpoint,
        int crashes,
        Instant waitingSince) {

    public Run {
        place = place == 0 ? number : place;
    }

    static Run queued(long number, String id, String name, String requestJson, Instant now, long place) {
        return new Run(
                number, id, name, requestJson, RunStatus.QUEUED, "", 1, null, now, null, null, 0, place, null, 0, null);
    }

    /** The next attempt of a run that has ended. */
    Run resumed(String newRequestJson, long newPlace, String from) {
        return queuedAgain(newRequestJson, "", newPlace, from, 0);
    }

    /** The next attempt of a run that the trainer's death has interrupted. */
    Run interrupted(String why, long newPlace, String from, int inARow) {
        return queuedAgain(requestJson, why, newPlace, from, inARow);
    }

    private Run queuedAgain(String newRequestJson, String why, long newPlace, String from, int inARow) {
        return new Run(
                number,
                id,
                name,
                newRequestJson,
                RunStatus.QUEUED,
                why,
                attempt + 1,
                progress,
                submittedAt,
                null,
                null,
                epochsCompleted,
                newPlace,
                from,
                inARow,
                null);
    }

    Run started(Instant now) {
        return changed(RunStatus.RUNNING, "", now, null, epochsCompleted, null);
    }

    Run is(RunStatus newStatus, String why, Instant now) {
        Instant since = newStatus == RunStatus.WAITING_FOR_BROKER ? now : null;
        return changed(newStatus, why, startedAt, finishedAt, epochsCompleted, since);
    }

    Run finished(RunStatus how, String why, int epochs, Instant now) {
        return changed(how, why, startedAt, now, epochs, null);
    }

    private Run changed(RunStatus to, String why, Instant begun, Instant ended, int epochs, Instant waiting) {
        return new Run(
                number,
                id,
                name,
                requestJson,
                to,
                why,
                attempt,
                progress,
                submittedAt,
                begun,
                ended,
                epochs,
                place,
                checkpoint,
                crashes,
                waiting);
    }

    Run at(Progress now) {
        return new Run(
                number,
                id,
                name,
                requestJson,
                status,
                reason,
                attempt,
                now,
                submittedAt,
                startedAt,
                finishedAt,
                epochsCompleted,
                place,
                checkpoint,
                crashes,
                waitingSince);
    }
}
