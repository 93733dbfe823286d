package io.epochscope.trainer.checkpoint;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import io.epochscope.trainer.registry.RunStatus;
import io.epochscope.trainer.request.RequestReader;
import io.epochscope.trainer.request.ResolvedRequest;
import io.epochscope.trainer.request.ResumeRequest;
import io.epochscope.trainer.request.RunKind;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Puts runs that have ended back into the queue, to go on from a checkpoint. Thread-safe. */
@Singleton
public class RunResuming {

    private static final Logger LOG = Logger.getLogger(RunResuming.class);

    private final RunRegistry registry;
    private final RequestReader requests;
    private final CheckpointStore store;
    private final CheckpointRetention retention;

    RunResuming(RunRegistry registry, RequestReader requests, CheckpointStore store, CheckpointRetention retention) {
        this.registry = registry;
        this.requests = requests;
        this.store = store;
        this.retention = retention;
    }

    /**
     * Queues the next attempt of a run.
     *
     * @param body of the HTTP request; may be empty
     * @throws ProblemException if there is no such run, it cannot go on, or the body is wrong
     */
    public Run resume(String id, String body) {
        find(id);
        ResumeRequest wanted = requests.readResume(body);
        return retention.whileKept(() -> resume(find(id), wanted));
    }

    private Run find(String id) {
        return registry.find(id).orElseThrow(() -> ProblemException.notFound("there is no run " + id));
    }

    private Run resume(Run run, ResumeRequest wanted) {
        if (!run.status().isFinished()) {
            throw ProblemException.conflict("run %s is %s; what can be resumed is STOPPED, FAILED or COMPLETED"
                    .formatted(run.id(), run.status()));
        }
        ResolvedRequest request = resolved(run);
        if (request.request().kind() == RunKind.RATE_RANGE_TEST) {
            throw ProblemException.conflict(
                    "run %s is a rate-range test, which has no epochs to go on with; ask for another one"
                            .formatted(run.id()));
        }
        StoredCheckpoint from = checkpoint(run, wanted);
        checkEpochs(run, from, wanted);
        String requestJson = wanted.epochs() == null
                ? run.requestJson()
                : requests.read(run.requestJson(), wanted.epochs()).json();
        String folder = from.folder().getFileName().toString();
        Run resumed = registry.resume(run.id(), requestJson, folder);
        LOG.infof(
                "run %s (%s) is queued to go on after epoch %d as attempt %d",
                resumed.id(), resumed.name(), from.epoch(), resumed.attempt());
        return resumed;
    }

    private ResolvedRequest resolved(Run run) {
        try {
            return requests.read(run.requestJson());
        } catch (ProblemException e) {
            String faults = e.faults().stream().map(RunResuming::text).collect(Collectors.joining("; ", ": ", ""));
            throw ProblemException.conflict(
                    "the request of run %s can no longer be trained%s".formatted(run.id(), faults));
        }
    }

    private static String text(Fault fault) {
        return "%s is %s, accepted: %s".formatted(fault.field(), fault.value(), fault.accepted());
    }

    private StoredCheckpoint checkpoint(Run run, ResumeRequest wanted) {
        try {
            List<StoredCheckpoint> stored = store.list(run.id());
            if (stored.isEmpty()) {
                throw ProblemException.conflict(
                        "run %s has no checkpoints: it ended before its first epoch did, its request keeps none, or they were deleted (epochscope.checkpoints.runs); POST /runs takes its request again"
                                .formatted(run.id()));
            }
            if (wanted.from() == null) {
                return newest(stored);
            }
            String name = wanted.checkpoint();
            return store.find(run.id(), name)
                    .orElseThrow(() -> ProblemException.invalid(List.of(new Fault(
                            "from",
                            name,
                            "one of "
                                    + stored.stream()
                                            .map(StoredCheckpoint::name)
                                            .collect(Collectors.joining(", "))))));
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoints of run " + run.id() + " cannot be read", e);
        }
    }

    private static StoredCheckpoint newest(List<StoredCheckpoint> stored) {
        return stored.stream()
                .max(java.util.Comparator.comparingInt(StoredCheckpoint::epoch))
                .orElseThrow();
    }

    private static void checkEpochs(Run run, StoredCheckpoint from, ResumeRequest wanted) {
        Integer epochs = wanted.epochs();
        if (run.status() == RunStatus.COMPLETED) {
            if (!run.reason().isEmpty()) {
                throw ProblemException.conflict(
                        "run %s is COMPLETED: %s. It would end at once again; POST /runs takes its request with other earlyStopping or onFinding"
                                .formatted(run.id(), run.reason()));
            }
            if (epochs == null || epochs <= run.epochsCompleted()) {
                throw ProblemException.conflict(
                        "run %s is COMPLETED with %d epochs; it goes on if epochs is higher than that, as in {\"epochs\": %d}"
                                .formatted(run.id(), run.epochsCompleted(), 2 * run.epochsCompleted()));
            }
        }
        if (epochs != null && epochs < from.epoch()) {
            throw ProblemException.conflict(
                    "checkpoint %s of run %s is after epoch %d; epochs must be at least that, or from an earlier one"
                            .formatted(from.name(), run.id(), from.epoch()));
        }
    }
}
