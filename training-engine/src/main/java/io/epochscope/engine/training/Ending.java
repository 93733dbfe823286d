package io.epochscope.engine.training;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.network.WeightCopy;
import io.epochscope.engine.stopping.BestEpoch;
import io.epochscope.engine.stopping.EarlyStopping;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Event;
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
    private WeightCopy bestWeights;
    private int epochs;
    private int epochOfWeights;

    Ending(TrainingPlan plan, Network network) {
        this.plan = plan;
        this.network = network;
        stopping = plan.learning().stopping().map(parameters -> new EarlyStopping(plan.runId(), parameters));
        best = stopping.map(EarlyStopping::best).orElseGet(BestEpoch::byValidationLoss);
        restores = plan.learning().stopping().filter(s -> s.restoreBest()).isPresent();
    }

    /** Of the epochs so far. */
    BestEpoch best() {
        return best;
    }

    /** Judges an epoch with the weights that it arrived at. */
    void take(EpochCompleted epoch, double validationLoss) {
        boolean isBest = stopping.map(early -> early.isBest(epoch))
                .orElseGet(() -> best.offer(epoch.getEpoch(), validationLoss));
        epochs = epoch.getEpoch();
        epochOfWeights = epochs;
        if (isBest && restores) {
            forgetWeights();
            bestWeights = new WeightCopy(network);
        }
    }

    /** Whether the run ends with the epochs so far. */
    boolean isEnd() {
        return epochs == plan.epochs() || stopsEarly();
    }

    private boolean stopsEarly() {
        return !reason().isEmpty();
    }

    /** Gives the network the weights of the best epoch if it is to have them, and says whether they are others. */
    boolean restore() {
        boolean others = bestWeights != null && best.epoch() != epochs;
        if (others) {
            bestWeights.restore();
            epochOfWeights = best.epoch();
            LOG.log(
                    Level.INFO,
                    "run {0} ends with epoch {1}; it is tested and kept with the weights of epoch {2}",
                    plan.runId(),
                    epochs,
                    epochOfWeights);
        }
        forgetWeights();
        return others;
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
                            .setActor("early stopping")
                            .setReason(reason())
                            .setEpoch(epochs)));
        }
    }
}
