package io.epochscope.engine.training;

import io.epochscope.engine.batch.SplitSamples;
import io.epochscope.engine.objective.SplitTally;
import io.epochscope.engine.watch.PatchWatcher;
import io.epochscope.events.v1.EpochCompleted;
import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;

/**
 * What the weights that an epoch arrived at make of the samples: of those of validation always, of all where an exact
 * evaluation is due, and of the test split at the end.
 */
final class Assessment {

    private final TrainingPlan plan;
    private final SplitSamples samples;
    private final EvaluationPass pass;
    private final PatchWatcher patches;

    Assessment(TrainingPlan plan, SplitSamples samples, EvaluationPass pass, PatchWatcher patches) {
        this.plan = plan;
        this.samples = samples;
        this.pass = pass;
        this.patches = patches;
    }

    /**
     * Judges the validation split, publishes its patches' scores and adds its figures to the epoch's event.
     *
     * @return what validation came to
     */
    SplitTally validate(int epoch, EpochTimes times, EpochCompleted.Builder completed) throws RunStopped {
        SplitTally validated = pass.run(Split.SPLIT_VALIDATION, Pass.PASS_VALIDATION, samples.validation(), times);
        if (validated.samples() > 0) {
            completed.addSplits(validated.toMessage());
        }
        publish(epoch, Pass.PASS_VALIDATION, times);
        return validated;
    }

    /**
     * Judges what else is due after an epoch, publishes the patches' scores and adds the figures to the epoch's event.
     *
     * @param last whether the run ends with this epoch
     * @param restored whether the network has other weights by now than in {@link #validate}
     */
    void evaluate(int epoch, boolean last, boolean restored, EpochTimes times, EpochCompleted.Builder completed)
            throws RunStopped {
        boolean exact = plan.evaluation().due(epoch, last);
        if (!exact || restored) {
            patches.clear();
        }
        if (exact) {
            // Otherwise validation was just as exact, and its scores, which are kept, belong here too.
            if (restored) {
                pass.run(Split.SPLIT_VALIDATION, Pass.PASS_EVALUATION, samples.validation(), times);
            }
            SplitTally trained = pass.run(Split.SPLIT_TRAIN, Pass.PASS_EVALUATION, samples.train(), times);
            completed.putMetrics("evaluation_train_loss", trained.loss());
            trained.metrics().forEach((name, value) -> completed.putMetrics("evaluation_train_" + name, value));
        }
        if (exact || last) {
            SplitTally tested = pass.run(Split.SPLIT_TEST, Pass.PASS_EVALUATION, samples.test(), times);
            if (last && tested.samples() > 0) {
                completed.addSplits(tested.toMessage());
            }
            publish(epoch, Pass.PASS_EVALUATION, times);
        }
        patches.clear();
    }

    private void publish(int epoch, Pass as, EpochTimes times) {
        times.watching().start();
        patches.publish(epoch, as);
        times.watching().stop();
    }
}
