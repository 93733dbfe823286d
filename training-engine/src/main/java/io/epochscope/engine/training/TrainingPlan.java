package io.epochscope.engine.training;

import io.epochscope.engine.classification.Classification;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.objective.Objective;
import java.util.List;

/**
 * All that a training needs to know.
 *
 * @param runId 1 to 128 characters of {@code [A-Za-z0-9._-]}, the first a letter or digit
 * @param attempt 1 for the first
 * @param name as people read it
 * @param model what is trained
 * @param data what it is trained on; whoever opened it closes it
 * @param epochs at least 1
 * @param batchSize at least 1
 * @param learning optimizer, schedule, regularisation and augmentation
 * @param seed of initial weights, order of samples, dropout, augmentation
 * @param evaluation when all samples are judged exactly
 * @param requestJson the resolved request as a JSON object, stored with the run
 * @param tags chosen by the person who asked
 */
public record TrainingPlan(
        String runId,
        int attempt,
        String name,
        ModelChoice<?> model,
        DataSet data,
        int epochs,
        int batchSize,
        LearningSettings learning,
        long seed,
        WatchSettings watch,
        EvaluationSettings evaluation,
        String requestJson,
        List<String> tags) {

    public TrainingPlan {
        tags = List.copyOf(tags);
    }

    /** What is to be learned of the data. */
    Objective objective() {
        return new Classification(
                data,
                learning.regularisation().labelSmoothing(),
                learning.regularisation().classWeights());
    }

    /** Without exact evaluations. */
    public TrainingPlan(
            String runId,
            int attempt,
            String name,
            ModelChoice<?> model,
            DataSet data,
            int epochs,
            int batchSize,
            LearningSettings learning,
            long seed,
            WatchSettings watch,
            String requestJson,
            List<String> tags) {
        this(
                runId,
                attempt,
                name,
                model,
                data,
                epochs,
                batchSize,
                learning,
                seed,
                watch,
                EvaluationSettings.never(),
                requestJson,
                tags);
    }
}
