package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.NearestName;
import io.epochscope.engine.catalogue.ParameterKind;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.engine.training.LearningSettings;
import java.util.List;
import java.util.Optional;

/** Reads how a run is to learn: parts whose type says which parameters they take. */
final class LearningReader {

    private static final String TYPE = "type";
    private static final String OPTIMIZER = "optimizer";
    private static final String SCHEDULE = "schedule";

    private final RecordBinder binder = new RecordBinder();

    /**
     * Reads optimizer, schedule, regularisation, augmentation and early stopping.
     *
     * @param faults gets what is wrong
     * @return of use only if no fault was added
     */
    Optional<LearningSettings> read(TrainingRequest request, Faults faults) {
        Optional<OptimizerParameters> optimizer =
                bind(OPTIMIZER, request.optimizer(), OptimizerParameters.kinds(), Optional.of("adam"), faults);
        Optional<ScheduleParameters> schedule =
                bind(SCHEDULE, request.schedule(), ScheduleParameters.kinds(), Optional.empty(), faults);
        optimizer.filter(bound -> !faults.touch(OPTIMIZER)).ifPresent(bound -> faults.addAll(OPTIMIZER, bound.check()));
        schedule.filter(bound -> !faults.touch(SCHEDULE)).ifPresent(bound -> faults.addAll(SCHEDULE, bound.check()));
        return optimizer.flatMap(o -> schedule.map(s -> new LearningSettings(
                o,
                s,
                request.regularisation().settings(),
                request.augmentation(),
                Optional.ofNullable(request.earlyStopping()))));
    }

    private <P> Optional<P> bind(
            String owner, ObjectNode json, List<ParameterKind<P>> kinds, Optional<String> standard, Faults faults) {
        JsonNode given = json.get(TYPE);
        Optional<String> type = Optional.ofNullable(given).map(JsonNode::textValue);
        Optional<ParameterKind<P>> kind = (given == null ? standard : type)
                .flatMap(name -> kinds.stream()
                        .filter(each -> each.name().equalsIgnoreCase(name))
                        .findFirst());
        if (kind.isEmpty()) {
            if (!faults.touch(owner)) {
                List<String> names = kinds.stream().map(ParameterKind::name).toList();
                faults.add(owner + "." + TYPE, given, accepted(type, names));
            }
            return Optional.empty();
        }
        ParameterKind<P> found = kind.get();
        return binder.bind(
                        owner, json.deepCopy().without(TYPE), found.parameters().asSubclass(Record.class), faults)
                .map(found.parameters()::cast);
    }

    private static String accepted(Optional<String> given, List<String> names) {
        String meant = given.flatMap(name -> NearestName.of(name, names))
                .map("; did you mean %s?"::formatted)
                .orElse("");
        return "one of " + String.join(", ", names) + meant;
    }

    /** The optimizer with every default written out. */
    static ObjectNode written(OptimizerParameters optimizer) {
        return written(optimizer.type(), optimizer);
    }

    /** The schedule with every default written out. */
    static ObjectNode written(ScheduleParameters schedule) {
        return written(schedule.type(), schedule);
    }

    private static ObjectNode written(String type, Object parameters) {
        ObjectNode choice = RequestJson.MAPPER.createObjectNode().put(TYPE, type);
        return choice.setAll((ObjectNode) RequestJson.MAPPER.valueToTree(parameters));
    }
}
