package io.epochscope.engine.training;

import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.classification.Classification;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.objective.Objective;
import io.epochscope.engine.raterange.RateRangeParameters;
import io.epochscope.engine.regression.Regression;
import io.epochscope.events.v1.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a training needs to know.
 *
 * @param run what it is called and where it comes from
 * @param model what is trained
 * @param data what it is trained on; whoever opened it closes it
 * @param epochs at least 1
 * @param batchSize at least 1
 * @param loss what is minimised; one for the data's kind of task
 * @param learning optimizer, schedule, regularisation and augmentation
 * @param seed of initial weights, order of samples, dropout, augmentation
 * @param evaluation when all samples are judged exactly
 * @param checkpoints which states are kept
 * @param rateRange the rates to try, if this is no training but a rate-range test, which has neither epochs nor
 *     checkpoints
 */
public record TrainingPlan(
        RunIdentity run,
        ModelChoice<?> model,
        DataSet data,
        int epochs,
        int batchSize,
        LossSettings loss,
        LearningSettings learning,
        long seed,
        WatchSettings watch,
        EvaluationSettings evaluation,
        CheckpointParameters checkpoints,
        Optional<RateRangeParameters> rateRange) {

    /** With the standard loss for the data, without exact evaluations and checkpoints. */
    public TrainingPlan(
            RunIdentity run,
            ModelChoice<?> model,
            DataSet data,
            int epochs,
            int batchSize,
            LearningSettings learning,
            long seed,
            WatchSettings watch) {
        this(
                run,
                model,
                data,
                epochs,
                batchSize,
                LossSettings.standard(data.task()),
                learning,
                seed,
                watch,
                EvaluationSettings.never(),
                CheckpointParameters.none(),
                Optional.empty());
    }

    /** Of the run. */
    public String runId() {
        return run.runId();
    }

    /**
     * What is to be learned of the data.
     *
     * @throws IllegalArgumentException if the loss is for another kind of task; the message says which fit
     */
    Objective objective() {
        List<LossSettings.Function> fitting = LossSettings.Function.of(data.task());
        if (!fitting.contains(loss.function())) {
            throw new IllegalArgumentException("loss.type is %s, accepted for data set %s: %s"
                    .formatted(
                            loss.function().requestName(),
                            data.name(),
                            fitting.stream()
                                    .map(LossSettings.Function::requestName)
                                    .collect(Collectors.joining(", "))));
        }
        return loss.function().task() == Task.TASK_REGRESSION
                ? new Regression(data, data.target().orElseThrow(), loss)
                : new Classification(
                        data,
                        learning.regularisation().labelSmoothing(),
                        learning.regularisation().classWeights());
    }
}
