package io.epochscope.trainer.request;

import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.training.LearningSettings;
import java.util.Map;
import java.util.Optional;

/**
 * What could be read of a request, be there faults or not.
 *
 * @param request as it is given, with its own defaults
 * @param learning where something is wrong with a part of it, that part's default
 * @param onFinding what could be bound of it
 * @param model empty if it could not be bound
 * @param data empty if it could not be bound
 */
record RequestParts(
        TrainingRequest request,
        LearningSettings learning,
        Map<String, FindingActionRequest> onFinding,
        Optional<ModelChoice<?>> model,
        Optional<DataSetChoice<?>> data) {

    /** All of it with every default written out, if there is no fault; empty if a part could not be bound. */
    Optional<ResolvedRequest> resolved() {
        return model.flatMap(
                chosen -> data.map(of -> new ResolvedRequest(written(chosen, of), chosen, of, learning, onFinding)));
    }

    private TrainingRequest written(ModelChoice<?> chosen, DataSetChoice<?> of) {
        return request.with(
                TypedParameters.written(chosen.type().name(), chosen.parameters()),
                TypedParameters.written(of.type().name(), of.parameters()),
                request.loss().resolvedFor(of.task()),
                TypedParameters.written(learning.optimizer().type(), learning.optimizer()),
                TypedParameters.written(learning.schedule().type(), learning.schedule()),
                FindingActionsReader.written(request, onFinding));
    }
}
