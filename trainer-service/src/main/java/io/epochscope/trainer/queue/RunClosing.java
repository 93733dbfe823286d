package io.epochscope.trainer.queue;

import com.google.protobuf.Timestamp;
import io.epochscope.events.Topic;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.events.v1.RunStarted;
import io.epochscope.events.v1.RunStatus;
import io.epochscope.trainer.outbox.EventTooLargeException;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.request.RunKind;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Closes runs that the engine could not close, so that everybody who follows the events sees them end. */
@Singleton
class RunClosing {

    private static final Logger LOG = Logger.getLogger(RunClosing.class);

    /** A reason may quote what somebody else says, which must not keep a run from being closed. */
    private static final int LONGEST_REASON = 10_000;

    private final Outbox outbox;
    private final Clock clock;
    private final RunGroups groups;

    RunClosing(Outbox outbox, Clock clock, RunGroups groups) {
        this.outbox = outbox;
        this.clock = clock;
        this.groups = groups;
    }

    /**
     * Publishes the closing event of a run's attempt, after an opening one if the run has published nothing yet;
     * nothing if it was closed already.
     *
     * @return the closing event that the attempt now has
     */
    RunFinished close(Run run, RunStatus status, String reason) {
        RunFinished account = outbox.accountOf(run.id(), run.attempt());
        if (account.getStatus() != RunStatus.RUN_STATUS_UNSPECIFIED) {
            return account;
        }
        // What an earlier attempt said of the run is more than could be said now.
        if (account.getEventsPerTopicCount() == 0 && run.checkpoint() == null) {
            open(run, account);
            account = outbox.accountOf(run.id(), run.attempt());
        }
        String topic = Topic.RUNS.topicName();
        RunFinished closing = account.toBuilder()
                .setStatus(status)
                .setReason(reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                .setEpochsCompleted(Math.max(account.getEpochsCompleted(), run.epochsCompleted()))
                .putEventsPerTopic(topic, sequence(account))
                .build();
        outbox.append(next(run, account).setRunFinished(closing).build());
        return closing;
    }

    private void open(Run run, RunFinished account) {
        RunStarted opening = opening(run);
        try {
            outbox.append(next(run, account).setRunStarted(opening).build());
        } catch (EventTooLargeException e) {
            LOG.warnf("run %s is published without its request: %s", run.id(), e.getMessage());
            outbox.append(next(run, account)
                    .setRunStarted(opening.toBuilder().clearRequestJson())
                    .build());
        }
    }

    private RunStarted opening(Run run) {
        RunStarted.Builder started = RunStarted.newBuilder()
                .setName(run.name())
                .setKind(RunKind.nameIn(run.requestJson()))
                .setRequestJson(run.requestJson());
        groups.sweepOf(run.id()).ifPresent(sweep -> started.setSweep(sweep).setGroup(sweep.getName()));
        return started.build();
    }

    private Event.Builder next(Run run, RunFinished account) {
        Instant now = clock.instant();
        return Event.newBuilder()
                .setRunId(run.id())
                .setAttempt(run.attempt())
                .setSequence(sequence(account))
                .setOccurredAt(
                        Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    }

    private static long sequence(RunFinished account) {
        return account.getEventsPerTopicOrDefault(Topic.RUNS.topicName(), 0) + 1;
    }
}
