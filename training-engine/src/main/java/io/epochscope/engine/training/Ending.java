package io.epochscope.engine.training;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.network.WeightCopy;
import io.epochscope.engine.steering.Intervention;
import io.epochscope.engine.stopping.BestEpoch;
import io.epochscope.engine.stopping.EarlyStopping;
import io.epochscope.engine.stopping.StoppingState;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** With which epoch a run ends, and with which weights. */
final class Ending {

    private static final Logger LOG = System.getLogger(Ending.class.getName());

    private final TrainingPlan plan;
    private final Network network;
    private final Optional<EarlyStopping> stopping;
    private final BestEpoch best;
    private final boolean restores;
    private final boolean keepsBest;
    private Intervention order;
    private WeightCopy bestWeights;
    private WeightCopy newestWeights;
    private int epochs;
    private int epochOfWeights;

    /** @param mayBeOrdered whether {@link #endWithBest} may be called */
    Ending(TrainingPlan plan, Network network, boolean mayBeOrdered) {
        this.plan = plan;
        this.network = network;
        stopping = plan.learning().stopping().map(parameters -> new EarlyStopping(plan.runId(), parameters));
        best = stopping.map(EarlyStopping::best).orElseGet(BestEpoch::byValidationLoss);
        restores = plan.learning().stopping().filter(s -> s.restoreBest()).isPresent();
        keepsBest = restores || mayBeOrdered;
    }

    /** Of the epochs so far. */
    BestEpoch best() {
        return best;
    }

    /** What is known of the epochs so far. */
    StoppingState state() {
        return stopping.map(EarlyStopping::state).orElseGet(best::state);
    }

    /** Those of the best epoch, if the network may yet get them back and the newest epoch has others. */
    Optional<WeightCopy> otherWeights() {
        return best.epoch() == epochs ? Optional.empty() : Optional.ofNullable(bestWeights);
    }

    /** Whether the run may end with the weights of its best epoch. */
    boolean keepsBest() {
        return keepsBest;
    }

    /** Lets the run end with the newest epoch and the weights of the best one. The first order holds. */
    void endWithBest(Intervention intervention) {
        if (order == null) {
            order = intervention;
        }
    }

    /**
     * Goes on after an epoch, whose weights the network has.
     *
     * @param others those of the best epoch, where that is another one and they may have to be put back
     * @throws IllegalArgumentException if they are missing, or the best epoch was looked for otherwise
     */
    void restore(int epoch, StoppingState state, Optional<WeightCopy> others) {
        stopping.ifPresentOrElse(early -> early.restore(state), () -> best.restore(state));
        epochs = epoch;
        epochOfWeights = epoch;
        if (keepsBest && best.epoch() > 0) {
            bestWeights = best.epoch() == epoch
                    ? new WeightCopy(network)
                    : others.orElseThrow(() -> new IllegalArgumentException(
                            "the weights of epoch %d, the best one, are missing".formatted(best.epoch())));
        }
    }

    /** Judges an epoch with the weights that it arrived at. */
    void take(EpochCompleted epoch, double validationLoss) {
        boolean isBest = stopping.map(early -> early.isBest(epoch))
                .orElseGet(() -> best.offer(epoch.getEpoch(), validationLoss));
        epochs = epoch.getEpoch();
        epochOfWeights = epochs;
        if (isBest && keepsBest) {
            forgetWeights();
            bestWeights = new WeightCopy(network);
        }
    }

    /** Whether the run ends with the epochs so far. */
    boolean isEnd() {
        return epochs >= plan.epochs() || stopsEarly();
    }

    private boolean stopsEarly() {
        return !reason().isEmpty();
    }

    /** Gives the network the weights of the best epoch if it is to have them, and says whether they are others. */
    boolean restore() {
        boolean others = (restores || order != null) && otherWeights().isPresent();
        if (others) {
            newestWeights = new WeightCopy(network);
            bestWeights.restore();
            epochOfWeights = best.epoch();
            LOG.log(
                    Level.INFO,
                    "run {0} ends with epoch {1}; it is tested and kept with the weights of epoch {2}",
                    plan.runId(),
                    epochs,
                    epochOfWeights);
        }
        return others;
    }

    /** Does something while the network has the weights of the newest epoch, even where it ends with others. */
    void withNewestWeights(Keeping keeping) throws IOException {
        if (newestWeights == null) {
            keeping.keep();
            return;
        }
        newestWeights.restore();
        try {
            keeping.keep();
        } finally {
            bestWeights.restore();
        }
    }

    /** What writes weights. */
    @FunctionalInterface
    interface Keeping {

        void keep() throws IOException;
    }

    private void forgetWeights() {
        if (bestWeights != null) {
            bestWeights.close();
            bestWeights = null;
        }
    }

    /** Whose weights the network has. */
    int epochOfWeights() {
        return epochOfWeights;
    }

    /** Why the run ends before its last epoch; empty if it does not. */
    String reason() {
        if (order != null) {
            return order.actor() + ": " + order.reason();
        }
        return stopping.filter(early -> epochs < plan.epochs())
                .flatMap(EarlyStopping::reason)
                .orElse("");
    }

    /** Tells of it if the run ends before its last epoch. */
    void publish(EventNumbering events) {
        if (stopsEarly()) {
            events.publish(Event.newBuilder()
                    .setActionTaken(ActionTaken.newBuilder()
                            .setAction("stopped early")
                            .setActor(order == null ? "early stopping" : order.actor())
                            .setReason(reason())
                            .setEpoch(epochs)));
        }
    }
}
