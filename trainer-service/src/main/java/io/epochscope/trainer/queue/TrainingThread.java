package io.epochscope.trainer.queue;

import io.epochscope.engine.correction.UnusableCorrectionsException;
import io.epochscope.engine.training.Outcome;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.trainer.checkpoint.CheckpointRetention;
import io.epochscope.trainer.checkpoint.CheckpointStore;
import io.epochscope.trainer.checkpoint.CrashResuming;
import io.epochscope.trainer.finding.FindingListener;
import io.epochscope.trainer.model.ModelStore;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.RequestReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** Trains the runs of the queue one after the other, on a thread of its own. */
@Singleton
public class TrainingThread implements FindingListener {

    private static final Logger LOG = Logger.getLogger(TrainingThread.class);
    private static final String RUN = "run";

    private final RunRegistry registry;
    private final RequestReader requests;
    private final Outbox outbox;
    private final RunClosing closing;
    private final ModelStore models;
    private final RunGroups groups;
    private final CheckpointStore checkpoints;
    private final CheckpointRetention retention;
    private final CrashResuming crashes;
    private final Thread thread = new Thread(this::trainAll, "training");
    private volatile RunExecution current;
    private volatile boolean stopping;

    TrainingThread(
            RunRegistry registry,
            RequestReader requests,
            Outbox outbox,
            RunClosing closing,
            ModelStore models,
            CheckpointStore checkpoints,
            CheckpointRetention retention,
            CrashResuming crashes,
            RunGroups groups) {
        this.registry = registry;
        this.requests = requests;
        this.outbox = outbox;
        this.closing = closing;
        this.models = models;
        this.groups = groups;
        this.checkpoints = checkpoints;
        this.retention = retention;
        this.crashes = crashes;
    }

    /** Closes the runs that a former process left in the middle or queues them again, then begins with the queue. */
    public void start() {
        registry.newestFirst().stream().filter(run -> run.status().isActive()).forEach(this::closeInterrupted);
        checkpoints.clear();
        thread.start();
    }

    /** Stops the run that trains and waits until its closing event is in the outbox; queued runs stay queued. */
    public void stop() throws InterruptedException {
        stopping = true;
        registry.close();
        RunExecution execution = current;
        if (execution != null) {
            LOG.infof("run %s is stopped because the trainer is shut down", execution.runId());
            execution.stop(new RunGroups.Stop("the trainer was shut down", "trainer"));
        }
        thread.join();
    }

    /** Whether nothing is trained any more though nobody asked for that; the log says why. */
    public boolean hasBrokenOff() {
        return thread.getState() == Thread.State.TERMINATED && !stopping;
    }

    /**
     * Stops a run on behalf of a person: at once if it is queued, at the next batch if it trains.
     *
     * @throws ProblemException if there is none, or it has ended
     */
    public Run stop(String id, String reason) {
        if (registry.stopQueued(id, reason)) {
            LOG.infof("run %s was stopped while it waited in the queue: %s", id, reason);
            return find(id);
        }
        Run run = find(id);
        RunExecution execution = current;
        if (run.status().isFinished()) {
            throw ProblemException.conflict("run %s has ended already: it is %s".formatted(id, run.status()));
        }
        if (execution != null && execution.runId().equals(id)) {
            LOG.infof("run %s stops at the next batch: %s", id, reason);
            execution.stop(new RunGroups.Stop(reason, "person"));
        }
        return run;
    }

    /** Hands what was found to the run that trains; a finding of another run is none of this trainer's business. */
    @Override
    public void found(Event event) {
        RunExecution execution = current;
        if (execution != null && execution.runId().equals(event.getRunId())) {
            execution.found(event);
        }
    }

    private Run find(String id) {
        return registry.find(id).orElseThrow(() -> ProblemException.notFound("there is no run " + id));
    }

    private void trainAll() {
        try {
            for (Optional<Run> next = takeNext(); next.isPresent(); next = takeNext()) {
                MDC.put(RUN, next.get().id());
                train(next.get(), current);
                retention.prune();
                MDC.remove(RUN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("the training thread was interrupted; queued runs wait until the next start", e);
        } catch (RuntimeException | Error e) {
            LOG.error("no run can be taken from the queue any more; queued runs wait until the next start", e);
        }
    }

    private Optional<Run> takeNext() throws InterruptedException {
        return registry.takeNext(
                run -> current = new RunExecution(run, requests, outbox, registry, models, checkpoints, groups));
    }

    private void train(Run run, RunExecution execution) {
        LOG.infof("run %s (%s) begins", run.id(), run.name());
        try {
            Outcome outcome = execution.train();
            finish(run, closing.close(run, outcome.status(), outcome.reason()));
        } catch (ProblemException | IOException | UnusableCorrectionsException e) {
            LOG.warnf("run %s cannot begin: %s", run.id(), e.getMessage());
            fail(run, e);
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "run %s broke off", run.id());
            fail(run, e);
        } finally {
            current = null;
        }
    }

    private void fail(Run run, Throwable cause) {
        fail(run, Optional.ofNullable(cause.getMessage()).orElse(cause.toString()));
    }

    private void fail(Run run, String reason) {
        try {
            finish(run, closing.close(run, io.epochscope.events.v1.RunStatus.RUN_STATUS_FAILED, reason));
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "run %s failed (%s) but cannot be closed; the next start tries again", run.id(), reason);
        }
    }

    private void closeInterrupted(Run run) {
        CrashResuming.Decision decision = crashes.decide(run);
        if (!decision.goesOn()) {
            LOG.warnf("run %s was interrupted and is closed as failed: %s", run.id(), decision.reason());
            fail(run, decision.reason());
            return;
        }
        try {
            RunFinished closed =
                    closing.close(run, io.epochscope.events.v1.RunStatus.RUN_STATUS_FAILED, decision.reason());
            if (closed.getReason().equals(decision.reason())) {
                registry.resumeInterrupted(run.id(), decision.reason(), decision.checkpoint(), decision.crashes());
                outbox.forgetAccount(run.id(), run.attempt());
                LOG.warnf("run %s was interrupted: %s, before all others of the queue", run.id(), decision.reason());
            } else {
                finish(run, closed);
            }
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "run %s cannot be closed and resumed; the next start tries again", run.id());
        }
    }

    private void finish(Run run, RunFinished closed) {
        RunStatus status =
                switch (closed.getStatus()) {
                    case RUN_STATUS_COMPLETED -> RunStatus.COMPLETED;
                    case RUN_STATUS_STOPPED -> RunStatus.STOPPED;
                    default -> RunStatus.FAILED;
                };
        registry.finish(run.id(), status, closed.getReason(), closed.getEpochsCompleted());
        outbox.forgetAccount(run.id(), run.attempt());
        LOG.infof(
                "run %s is %s after %d epochs%s; %d events wait for the broker",
                run.id(),
                status,
                closed.getEpochsCompleted(),
                closed.getReason().isEmpty() ? "" : " (" + closed.getReason() + ")",
                outbox.eventsOf(run.id()));
    }
}
