package io.epochscope.engine.training;

import io.epochscope.engine.objective.SplitTally;
import java.util.function.Consumer;

/** Tells how far a training has come. */
final class ProgressReport {

    private final Consumer<Progress> listener;
    private final int epochs;
    private final int stepsPerEpoch;
    private double validationLoss = Double.NaN;
    private double validationAccuracy = Double.NaN;

    ProgressReport(Consumer<Progress> listener, int epochs, int stepsPerEpoch) {
        this.listener = listener;
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    void step(int epoch, int step, SplitTally trained) {
        listener.accept(new Progress(
                epoch,
                epochs,
                step,
                stepsPerEpoch,
                trained.loss(),
                trained.accuracy(),
                validationLoss,
                validationAccuracy));
    }

    void epoch(int epoch, SplitTally trained, SplitTally validated) {
        validationLoss = validated.loss();
        validationAccuracy = validated.accuracy();
        step(epoch, stepsPerEpoch, trained);
    }
}
