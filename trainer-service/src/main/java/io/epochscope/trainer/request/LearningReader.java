package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.ParameterKind;
import io.epochscope.engine.optimizer.AdamParameters;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ConstantParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.engine.training.LearningSettings;
import java.util.List;
import java.util.Optional;

/** Reads how a run is to learn: parts whose type says which parameters they take. */
final class LearningReader {

    private static final String OPTIMIZER = "optimizer";
    private static final String SCHEDULE = "schedule";

    /** Of a request that is going to be refused. */
    private static final double ANY_RATE = 1e-3;

    private final RecordBinder binder = new RecordBinder();

    /**
     * Reads optimizer, schedule, regularisation, augmentation and early stopping.
     *
     * @param faults gets what is wrong
     * @return with the default of each part that is wrong, so that the others can be looked at all the same
     */
    LearningSettings read(TrainingRequest request, Faults faults) {
        Optional<OptimizerParameters> optimizer =
                bind(OPTIMIZER, optimizerOf(request), OptimizerParameters.kinds(), faults);
        Optional<ScheduleParameters> schedule = bind(SCHEDULE, request.schedule(), ScheduleParameters.kinds(), faults);
        optimizer.filter(bound -> !faults.touch(OPTIMIZER)).ifPresent(bound -> faults.addAll(OPTIMIZER, bound.check()));
        schedule.filter(bound -> !faults.touch(SCHEDULE)).ifPresent(bound -> faults.addAll(SCHEDULE, bound.check()));
        return new LearningSettings(
                optimizer.orElseGet(() -> AdamParameters.ofRate(ANY_RATE)),
                schedule.orElseGet(ConstantParameters::plain),
                request.regularisation().settings(),
                request.augmentation(),
                Optional.ofNullable(request.earlyStopping()));
    }

    /** Adam, if parameters are given without a type. */
    private static ObjectNode optimizerOf(TrainingRequest request) {
        ObjectNode given = request.optimizer();
        return new TypedParameters(OPTIMIZER, given).hasType()
                ? given
                : given.deepCopy().put("type", "adam");
    }

    private <P> Optional<P> bind(String owner, ObjectNode json, List<ParameterKind<P>> kinds, Faults faults) {
        TypedParameters part = new TypedParameters(owner, json);
        return part.type(kinds.stream().map(ParameterKind::name).toList(), faults)
                .flatMap(name -> {
                    Class<? extends P> parameters = kinds.stream()
                            .filter(kind -> kind.name().equals(name))
                            .findFirst()
                            .orElseThrow()
                            .parameters();
                    return binder.bind(owner, part.parameters(), parameters.asSubclass(Record.class), faults)
                            .map(parameters::cast);
                });
    }
}
