package io.epochscope.engine.training;

import io.epochscope.engine.events.EventNumbering;
import io.epochscope.engine.schedule.ReducedRates;
import io.epochscope.engine.steering.Intervention;
import io.epochscope.engine.steering.Measure;
import io.epochscope.engine.steering.Steering;
import io.epochscope.engine.steering.SteeringState;
import io.epochscope.events.v1.ActionTaken;
import io.epochscope.events.v1.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/** Does at the end of an epoch what is asked of the run from outside. Used by the thread that trains. */
final class Helm {

    private static final Logger LOG = System.getLogger(Helm.class.getName());

    private final String runId;
    private final Steering steering;
    private final ReducedRates rates;
    private final Ending ending;
    private Optional<ActionTaken> reduction = Optional.empty();
    private int cooldownEnd;

    Helm(String runId, Steering steering, ReducedRates rates, Ending ending) {
        this.runId = runId;
        this.steering = steering;
        this.rates = rates;
        this.ending = ending;
    }

    /** Takes up what is asked for, once the ending knows the epoch. A rate that no step would have is not reduced. */
    void steer(int epoch) {
        reduction = Optional.empty();
        List<Intervention> asked = steering.take();
        for (Intervention intervention : asked) {
            if (intervention.measure() instanceof Measure.RestoreBest) {
                ending.endWithBest(intervention);
            }
        }
        if (ending.isEnd()) {
            return;
        }
        for (Intervention intervention : asked) {
            if (intervention.measure() instanceof Measure.ReduceRate reduce) {
                reduce(epoch, intervention, reduce);
            }
        }
    }

    private void reduce(int epoch, Intervention intervention, Measure.ReduceRate reduce) {
        if (epoch <= cooldownEnd) {
            LOG.log(
                    Level.INFO,
                    "run {0}: the rate is not reduced for {1} after epoch {2}, since it was shortly before; it is if that is still found after epoch {3}",
                    runId,
                    intervention.actor(),
                    epoch,
                    cooldownEnd);
            return;
        }
        rates.reduceBy(reduce.factor());
        cooldownEnd = epoch + reduce.cooldown();
        steering.settle(intervention.id());
        reduction = Optional.of(ActionTaken.newBuilder()
                .setAction("reduced rate")
                .setActor(intervention.actor())
                .setReason(intervention.reason())
                .setEpoch(epoch)
                .build());
        LOG.log(
                Level.INFO,
                "run {0}: from epoch {1} on the learning rate is {2} times that of the schedule, for {3}: {4}",
                runId,
                epoch + 1,
                Double.toString(rates.factor()),
                intervention.actor(),
                intervention.reason());
    }

    /** Tells what was done, after the epoch itself. */
    void publish(EventNumbering events) {
        reduction.ifPresent(action -> events.publish(Event.newBuilder().setActionTaken(action)));
    }

    /** What was done so far, as far as it lasts. */
    SteeringState state() {
        return new SteeringState(rates.factor(), cooldownEnd, steering.settled());
    }

    /** Goes on after what was done by an earlier attempt. */
    void restore(SteeringState earlier) {
        rates.restoreFactor(earlier.rateFactor());
        cooldownEnd = earlier.cooldownEnd();
        steering.restore(earlier.settled());
    }
}
