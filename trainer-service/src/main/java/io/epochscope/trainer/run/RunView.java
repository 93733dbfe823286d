package io.epochscope.trainer.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.epochscope.trainer.progress.ProgressView;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.TrainingRequest;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run as people are shown it.
 *
 * @param id of the run, in all events and addresses
 * @param name as people read it
 * @param status where it is in its life
 * @param reason of the status; empty if there is none
 * @param attempt 1 for the first
 * @param queuePosition 1 for the next to be trained; absent unless queued
 * @param submittedAt when it was asked for
 * @param startedAt when it got the training thread; absent before
 * @param finishedAt when it ended; absent before
 * @param eventsWaiting events of it that the broker has not acknowledged yet
 * @param progress how far it has come
 * @param request as resolved, every default written out; can be posted again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunView(
        String id,
        String name,
        RunStatus status,
        String reason,
        int attempt,
        Integer queuePosition,
        Instant submittedAt,
        Instant startedAt,
        Instant finishedAt,
        long eventsWaiting,
        ProgressView progress,

        @JsonRawValue @Schema(implementation = TrainingRequest.class)
        String request) {

    static RunView of(Run run, int queuePosition, long eventsWaiting) {
        return new RunView(
                run.id(),
                run.name(),
                run.status(),
                run.reason(),
                run.attempt(),
                queuePosition > 0 ? queuePosition : null,
                run.submittedAt(),
                run.startedAt(),
                run.finishedAt(),
                eventsWaiting,
                ProgressView.of(run),
                run.requestJson());
    }
}
