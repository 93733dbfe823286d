package io.epochscope.trainer.finding;

import io.epochscope.engine.steering.Intervention;
import io.epochscope.engine.steering.Measure;
import io.epochscope.engine.steering.Steering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Finding;
import io.epochscope.events.v1.Severity;
import io.epochscope.trainer.request.FindingActionRequest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Does to one attempt of a run what its request says about findings. A finding that is told again is acted on once.
 * Safe for any thread.
 */
public final class Reactions {

    private static final Logger LOG = Logger.getLogger(Reactions.class);

    private final String runId;
    private final int attempt;
    private final Map<String, FindingActionRequest> actions;
    private final Steering steering;
    private final BiConsumer<String, String> stop;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /**
     * Of an attempt that begins.
     *
     * @param actions by rule
     * @param stop gets the reason and the rule
     */
    public Reactions(
            String runId, int attempt, Map<String, FindingActionRequest> actions, BiConsumer<String, String> stop) {
        this.runId = runId;
        this.attempt = attempt;
        this.actions = Map.copyOf(actions);
        this.stop = stop;
        steering = new Steering(this.actions.values().stream()
                .anyMatch(action -> action.action() == FindingActionRequest.Action.RESTORE_BEST_AND_STOP));
    }

    /** Of the training. */
    public Steering steering() {
        return steering;
    }

    /**
     * Acts on a finding of the run. One of an earlier attempt is passed over: it may be about epochs that are trained
     * again.
     *
     * @param event has a finding
     */
    public void found(Event event) {
        Finding finding = event.getFinding();
        FindingActionRequest action = actions.get(finding.getRule());
        if (action == null || event.getAttempt() != attempt || finding.getSeverity() == Severity.SEVERITY_GOOD) {
            return;
        }
        if (finding.getHolds()) {
            react(finding, action);
        } else if (steering.withdraw(idOf(finding))) {
            LOG.infof(
                    "run %s: what rule %s found holds no longer, so nothing is done about it",
                    runId, finding.getRule());
        }
    }

    private void react(Finding finding, FindingActionRequest action) {
        switch (action.action()) {
            case STOP -> {
                if (stopped.compareAndSet(false, true)) {
                    log(finding, "the run stops at the next batch");
                    stop.accept(finding.getRule() + ": " + finding.getMessage(), finding.getRule());
                }
            }
            case REDUCE_RATE -> {
                if (ask(finding, new Measure.ReduceRate(action.factor(), action.cooldown()))) {
                    log(finding, "the learning rate is multiplied by %s after this epoch".formatted(action.factor()));
                }
            }
            case RESTORE_BEST_AND_STOP -> {
                if (ask(finding, new Measure.RestoreBest())) {
                    log(finding, "the run ends after this epoch, with the weights of its best one");
                }
            }
        }
    }

    private boolean ask(Finding finding, Measure measure) {
        return steering.ask(new Intervention(idOf(finding), finding.getRule(), finding.getMessage(), measure));
    }

    private static String idOf(Finding finding) {
        return "%s/%s/%s/%d"
                .formatted(finding.getRule(), finding.getSubjectKind(), finding.getSubject(), finding.getFirstEpoch());
    }

    private void log(Finding finding, String consequence) {
        LOG.infof(
                "run %s: rule %s found since epoch %d: %s As its onFinding says, %s",
                runId, finding.getRule(), finding.getFirstEpoch(), finding.getMessage(), consequence);
    }
}
