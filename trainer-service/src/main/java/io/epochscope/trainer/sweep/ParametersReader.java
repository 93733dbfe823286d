package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.trainer.request.Faults;
import io.epochscope.trainer.request.RecordBinder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a sweep varies. */
final class ParametersReader {

    static final String PARAMETERS = "parameters";

    private static final int MOST_VALUES = 10_000;

    /** Fields that a sweep gives to its runs itself, or that would make them something else than runs to compare. */
    private static final Set<String> NOT_VARIED = Set.of("kind", "name");

    private final RecordBinder binder = new RecordBinder();

    /** Reads all parameters in the order in which they are written. */
    SweepSpace read(SweepRequest sweep, Faults faults) {
        List<SweptParameter> parameters = new ArrayList<>();
        if (sweep.parameters().isEmpty() && !faults.touch(PARAMETERS)) {
            faults.add(
                    PARAMETERS,
                    null,
                    "an object with a list of values or a range for at least one field, as in"
                            + " {\"optimizer.learningRate\": [0.01, 0.001]}");
        }
        for (Map.Entry<String, JsonNode> parameter : sweep.parameters().properties()) {
            ParameterPath path = new ParameterPath(parameter.getKey());
            if (isVariable(path, parameter.getValue(), sweep.request(), faults)) {
                read(path, parameter.getValue(), sweep.strategy(), faults)
                        .ifPresent(values -> parameters.add(new SweptParameter(path, values)));
            }
        }
        return new SweepSpace(parameters);
    }

    private static boolean isVariable(ParameterPath path, JsonNode values, ObjectNode request, Faults faults) {
        String field = field(path);
        if (!path.isWellFormed()) {
            faults.add(
                    field,
                    values,
                    "the path of a field, as optimizer.learningRate; a list is varied as a whole, not its elements");
            return false;
        }
        if (NOT_VARIED.contains(path.text())) {
            faults.add(field, values, "another field: all runs of a sweep are trainings, named after what is varied");
            return false;
        }
        try {
            path.put(request.deepCopy(), values);
            return true;
        } catch (IllegalArgumentException e) {
            faults.add(
                    "request." + e.getMessage(),
                    request.at("/" + e.getMessage().replace('.', '/')),
                    "an object, since %s is varied".formatted(path.text()));
            return false;
        }
    }

    private Optional<ParameterValues> read(ParameterPath path, JsonNode given, SweepStrategy strategy, Faults faults) {
        if (given instanceof ArrayNode list) {
            return listed(path, list, faults);
        }
        if (given instanceof ObjectNode range) {
            return binder.bind(field(path), range, RangeRequest.class, faults)
                    .filter(bound -> !faults.touch(field(path)))
                    .filter(bound -> {
                        faults.addAll(field(path), bound.faults(strategy));
                        return !faults.touch(field(path));
                    })
                    .map(ParametersReader::ranged);
        }
        faults.add(field(path), given, "a list of values, or a range as {\"from\": 0.001, \"to\": 0.1}");
        return Optional.empty();
    }

    private static Optional<ParameterValues> listed(ParameterPath path, ArrayNode list, Faults faults) {
        if (list.isEmpty() || list.size() > MOST_VALUES) {
            faults.add(field(path), list.isEmpty() ? list : null, "a list of 1 to %d values".formatted(MOST_VALUES));
            return Optional.empty();
        }
        List<JsonNode> values = new ArrayList<>();
        Set<JsonNode> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i))) {
                faults.add(field(path) + "[" + i + "]", list.get(i), "a value that is not in the list before");
            }
            values.add(list.get(i));
        }
        return Optional.of(new ListedValues(values));
    }

    private static ParameterValues ranged(RangeRequest range) {
        if (range.points() != null) {
            return ListedValues.pointsOf(range);
        }
        return range.step() != null ? new SteppedValues(range) : new ContinuousValues(range);
    }

    static String field(ParameterPath path) {
        return PARAMETERS + "." + path.text();
    }
}
