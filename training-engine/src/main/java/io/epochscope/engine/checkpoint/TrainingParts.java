package io.epochscope.engine.checkpoint;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import io.epochscope.engine.network.Network;
import io.epochscope.engine.network.WeightCopy;
import io.epochscope.engine.optimizer.OptimizerState;
import io.epochscope.engine.optimizer.ScheduledOptimizer;
import io.epochscope.engine.picture.Orientation;
import io.epochscope.engine.schedule.RateCourse;
import io.epochscope.engine.steering.SteeringState;
import io.epochscope.engine.stopping.StoppingState;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What of a training a checkpoint is made of and put back into. Used by the thread that trains. */
public final class TrainingParts {

    private final Network network;
    private final ScheduledOptimizer optimizer;
    private final RateCourse rates;
    private final TrainedNetwork of;

    /**
     * Those of a training.
     *
     * @param model type of the model
     * @param algorithm type of the optimizer
     * @param sample shape of one sample
     */
    public TrainingParts(
            Network network,
            ScheduledOptimizer optimizer,
            RateCourse rates,
            String model,
            String algorithm,
            String sample) {
        this.network = network;
        this.optimizer = optimizer;
        this.rates = rates;
        of = TrainedNetwork.of(model, algorithm, sample, network);
    }

    /**
     * As they are now; what is saved of it later is as things are then.
     *
     * @param steps taken by the run
     * @param steering what was done to the run from outside
     * @param best weights of the best epoch where they may be put back and the network has others
     * @param orientation from which features were seen last
     * @param modelProperties told beside the weights
     */
    public Snapshot snapshot(
            int epoch,
            long steps,
            StoppingState stopping,
            SteeringState steering,
            Optional<WeightCopy> best,
            Optional<Orientation> orientation,
            Map<String, String> modelProperties) {
        OptimizerState known = optimizer.state();
        return new Snapshot(
                network,
                modelProperties,
                of,
                new TrainingState(epoch, steps, known.steps(), stopping, steering, rates.state()),
                known.moments(),
                best,
                orientation);
    }

    /**
     * Makes network, optimizer and rates what they were.
     *
     * @param sameKind a block of the kind that the network is of, which nobody has initialised
     * @throws IOException if the checkpoint cannot be read or is of something else; the message says why
     */
    public void restore(Checkpoint from, Block sameKind) throws IOException {
        from.restore(network, of, sameKind);
        try (NDManager reading = network.newScope()) {
            optimizer.restore(new OptimizerState(from.state().optimizerSteps(), from.moments(reading)));
        }
        from.state().plateau().ifPresent(rates::restore);
    }
}
