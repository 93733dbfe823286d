package io.epochscope.engine.training;

import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.generated.GeneratedDigitsType;
import io.epochscope.engine.data.generated.GeneratedParameters;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.model.mlp.MlpParameters;
import io.epochscope.engine.model.mlp.MlpType;
import io.epochscope.engine.objective.LossSettings;
import io.epochscope.engine.optimizer.AdamParameters;
import java.util.List;
import java.util.Optional;

/** A run that takes a moment. */
record TinyPlan(
        DataSet data,
        ModelChoice<?> model,
        int epochs,
        long seed,
        WatchSettings watch,
        LearningSettings learning,
        EvaluationSettings evaluation) {

    static final String RUN = "tiny";

    static TinyPlan standard() {
        return new TinyPlan(
                digits(),
                mlp(),
                2,
                7,
                WatchSettings.standard(),
                LearningSettings.of(AdamParameters.ofRate(1e-3)),
                EvaluationSettings.never());
    }

    /** 210 samples to train on, 45 to validate and 45 to test. */
    static DataSet digits() {
        return new GeneratedDigitsType().open(new GeneratedParameters(300, 12, 0.1, 0.0), 5);
    }

    static ModelChoice<?> mlp() {
        return new ModelChoice<>(new MlpType(), new MlpParameters(List.of(16, 8), "relu", 0.1, true));
    }

    TinyPlan withData(DataSet other) {
        return new TinyPlan(other, model, epochs, seed, watch, learning, evaluation);
    }

    TinyPlan withModel(ModelChoice<?> other) {
        return new TinyPlan(data, other, epochs, seed, watch, learning, evaluation);
    }

    TinyPlan withEpochs(int other) {
        return new TinyPlan(data, model, other, seed, watch, learning, evaluation);
    }

    TinyPlan withSeed(long other) {
        return new TinyPlan(data, model, epochs, other, watch, learning, evaluation);
    }

    TinyPlan withWatch(WatchSettings other) {
        return new TinyPlan(data, model, epochs, seed, other, learning, evaluation);
    }

    TinyPlan withLearningRate(double rate) {
        return withLearning(LearningSettings.of(AdamParameters.ofRate(rate)));
    }

    TinyPlan withLearning(LearningSettings other) {
        return new TinyPlan(data, model, epochs, seed, watch, other, evaluation);
    }

    TinyPlan withEvaluation(EvaluationSettings other) {
        return new TinyPlan(data, model, epochs, seed, watch, learning, other);
    }

    TrainingPlan plan() {
        return new TrainingPlan(
                new RunIdentity(RUN, 1, "Tiny run", List.of("test"), "{\"epochs\":" + epochs + "}", Optional.empty()),
                model,
                data,
                epochs,
                32,
                LossSettings.standard(data.task()),
                learning,
                seed,
                watch,
                evaluation,
                CheckpointParameters.none(),
                Optional.empty());
    }
}
