package io.epochscope.trainer.queue;

import io.epochscope.engine.checkpoint.Checkpoint;
import io.epochscope.engine.checkpoint.Checkpointing;
import io.epochscope.engine.correction.UnusableCorrectionsException;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.training.Outcome;
import io.epochscope.engine.training.Training;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.RunFinished;
import io.epochscope.trainer.checkpoint.CheckpointStore;
import io.epochscope.trainer.finding.Reactions;
import io.epochscope.trainer.model.ModelStore;
import io.epochscope.trainer.outbox.Outbox;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.request.ResolvedRequest;
import java.io.IOException;
import java.util.Optional;

/** One run while it trains. Trains on the thread that calls {@link #train}; may be stopped from any. */
final class RunExecution {

    private final Run run;
    private final RequestReader requests;
    private final Outbox outbox;
    private final RunRegistry registry;
    private final ModelStore models;
    private final RunGroups groups;
    private final CheckpointStore checkpoints;
    private volatile Reactions reactions;
    private Training training;
    private RunGroups.Stop stop;

    RunExecution(
            Run run,
            RequestReader requests,
            Outbox outbox,
            RunRegistry registry,
            ModelStore models,
            CheckpointStore checkpoints,
            RunGroups groups) {
        this.run = run;
        this.requests = requests;
        this.outbox = outbox;
        this.registry = registry;
        this.models = models;
        this.groups = groups;
        this.checkpoints = checkpoints;
    }

    String runId() {
        return run.id();
    }

    /**
     * Trains until the end, or the next batch after a stop.
     *
     * @throws ProblemException if the request cannot be trained any more; nothing has been published then
     * @throws IOException if the data set, or the checkpoint that it goes on from, cannot be opened; nothing has been
     *     published then
     * @throws UnusableCorrectionsException if they don't fit the data set; nothing has been published then
     */
    Outcome train() throws IOException, UnusableCorrectionsException {
        ResolvedRequest request = requests.read(run.requestJson());
        Reactions begunReactions = new Reactions(
                run.id(),
                run.attempt(),
                request.onFinding(),
                (reason, actor) -> stop(new RunGroups.Stop(reason, actor)));
        reactions = begunReactions;
        Optional<Checkpoint> from = checkpoints.resumed(run);
        from.ifPresent(this::beginAccount);
        try (DataSet data = request.open()) {
            Training begun = new Training(
                    request.plan(run, groups.sweepOf(run.id()), data),
                    new RunSink(outbox, registry, this::epochCompleted, this::isStopping),
                    progress -> registry.changeProgress(run.id(), progress),
                    model -> models.keep(run.id(), model, run.requestJson()),
                    new Checkpointing(
                            snapshot -> checkpoints.keep(
                                    run.id(), run.attempt(), request.request().checkpoints(), snapshot),
                            from),
                    begunReactions.steering());
            begin(begun);
            return begun.run();
        }
    }

    private void beginAccount(Checkpoint from) {
        RunFinished.Builder soFar = RunFinished.newBuilder().setEpochsCompleted(from.epoch());
        from.bestEpoch().describe(soFar);
        outbox.beginAccount(run.id(), run.attempt(), soFar.build());
    }

    private synchronized void begin(Training begun) {
        training = begun;
        if (stop != null) {
            training.stop(stop.reason(), stop.actor());
        }
    }

    private void epochCompleted(EpochCompleted epoch) {
        groups.epochCompleted(run.id(), epoch).ifPresent(this::stop);
    }

    /** Hears what was found in the run. */
    void found(Event finding) {
        Reactions known = reactions;
        if (known != null) {
            known.found(finding);
        }
    }

    /** Asks the training to stop at the next batch, or to wait no longer for the broker. */
    void stop(RunGroups.Stop order) {
        synchronized (this) {
            stop = order;
            if (training != null) {
                training.stop(order.reason(), order.actor());
            }
        }
        outbox.signal();
    }

    private synchronized boolean isStopping() {
        return stop != null;
    }
}
