package io.epochscope.trainer.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.engine.correction.UnusableCorrectionsException;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.EvaluationSettings;
import io.epochscope.engine.training.LearningSettings;
import io.epochscope.engine.training.RunIdentity;
import io.epochscope.engine.training.TrainingPlan;
import io.epochscope.engine.training.WatchSettings;
import io.epochscope.events.v1.SweepMembership;
import io.epochscope.trainer.registry.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * A request without faults, and what its names stand for.
 *
 * @param request with every default written out
 * @param model what is to be trained
 * @param data what it is to be trained on
 * @param learning how it is to learn
 * @param onFinding what is done about findings, by rule
 */
public record ResolvedRequest(
        TrainingRequest request,
        ModelChoice<?> model,
        DataSetChoice<?> data,
        LearningSettings learning,
        Map<String, FindingActionRequest> onFinding) {

    /** The request as a JSON object that can be posted again as it is. */
    public String json() {
        try {
            return RequestJson.MAPPER.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a request cannot be written as JSON", e);
        }
    }

    /**
     * Opens the data set and corrects it; whoever opened it closes it.
     *
     * @throws IOException if it cannot be read; the message says why
     * @throws UnusableCorrectionsException if it has not what is to be corrected; the message names each
     */
    public DataSet open() throws IOException, UnusableCorrectionsException {
        DataSet opened = data.open(request.seed());
        try {
            return request.toCorrections().applyTo(opened);
        } catch (UnusableCorrectionsException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private boolean trains() {
        return request.kind() == RunKind.TRAINING;
    }

    /**
     * What the engine is to do; whoever opened the data set closes it.
     *
     * @param sweep that the run is a part of
     */
    public TrainingPlan plan(Run run, Optional<SweepMembership> sweep, DataSet opened) {
        return new TrainingPlan(
                new RunIdentity(run.id(), run.attempt(), run.name(), request.tags(), json(), sweep),
                model,
                opened,
                trains() ? request.epochs() : 1,
                request.batchSize(),
                request.loss().settings(),
                learning,
                request.seed(),
                trains() ? request.watch().settings() : WatchSettings.nothing(),
                trains() ? request.evaluation().settings() : EvaluationSettings.never(),
                trains() ? request.checkpoints() : CheckpointParameters.none(),
                Optional.ofNullable(request.rateRange()));
    }
}
