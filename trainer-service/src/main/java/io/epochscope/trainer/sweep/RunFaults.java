package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.trainer.request.Faults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what is wrong with the requests of a sweep's runs in terms of the sweep: which value of which parameter is
 * wrong, or which field that the runs have in common. Each once, however many runs have it. Used by one thread.
 */
final class RunFaults {

    private final SweepRequest sweep;
    private final List<SweptParameter> parameters;
    private final Map<ValueFault, Map<JsonNode, Fault>> ofValues = new LinkedHashMap<>();
    private final Map<Fault, Occurrences> ofRequest = new LinkedHashMap<>();
    private int runs;

    /** @param rest of the field within the parameter's value; empty for the value itself */
    private record ValueFault(ParameterPath path, String rest, String accepted) {}

    private record Occurrences(Setting first, int count) {}

    RunFaults(SweepRequest sweep, SweepSpace space) {
        this.sweep = sweep;
        parameters = space.parameters();
    }

    /** Takes in what is wrong with the request of the next run. */
    void add(Setting setting, List<Fault> faults) {
        runs++;
        faults.forEach(fault -> add(setting, fault));
    }

    private void add(Setting setting, Fault fault) {
        Optional<ParameterPath> owner = ownerOf(fault.field());
        if (owner.isPresent()) {
            String path = owner.get().text();
            String rest = fault.field().length() > path.length() ? fault.field().substring(path.length()) : "";
            ofValues.computeIfAbsent(new ValueFault(owner.get(), rest, fault.accepted()), key -> new LinkedHashMap<>())
                    .putIfAbsent(setting.values().get(path), fault);
        } else {
            ofRequest.merge(
                    fault, new Occurrences(setting, 1), (one, more) -> new Occurrences(one.first, one.count + 1));
        }
    }

    /** The parameter whose value is wrong, or has made the field that is; the innermost, if one holds another. */
    private Optional<ParameterPath> ownerOf(String field) {
        List<ParameterPath> paths =
                parameters.stream().map(SweptParameter::path).toList();
        return paths.stream()
                .filter(path -> path.holds(field))
                .reduce((one, other) -> one.depth() >= other.depth() ? one : other)
                .or(() -> paths.stream()
                        .filter(path -> path.isWithin(field))
                        .filter(path -> isAbsent(sweep.request(), field))
                        .findFirst());
    }

    private static boolean isAbsent(ObjectNode request, String field) {
        return request.at("/" + field.replace('.', '/')).isMissingNode();
    }

    /** Adds all of them. */
    void tell(Faults faults) {
        ofValues.forEach((key, byValue) -> tell(key, byValue, faults));
        ofRequest.forEach((fault, occurrences) -> faults.add(
                new Fault("request." + fault.field(), fault.value(), fault.accepted() + whereOf(occurrences))));
    }

    private void tell(ValueFault key, Map<JsonNode, Fault> byValue, Faults faults) {
        String field = ParametersReader.field(key.path());
        JsonNode given = sweep.parameters().get(key.path().text());
        if (!(given instanceof ArrayNode list)) {
            Fault first = byValue.values().iterator().next();
            faults.add(new Fault(field + key.rest(), first.value(), key.accepted()));
        } else if (list.size() > 1
                && byValue.size() == list.size()
                && key.rest().isEmpty()) {
            faults.add(field, list, key.accepted());
        } else {
            for (int i = 0; i < list.size(); i++) {
                if (byValue.containsKey(list.get(i))) {
                    faults.add(new Fault(
                            field + "[" + i + "]" + key.rest(),
                            byValue.get(list.get(i)).value(),
                            key.accepted()));
                }
            }
        }
    }

    private String whereOf(Occurrences occurrences) {
        if (occurrences.count() == runs) {
            return "";
        }
        String others = occurrences.count() == 1 ? "" : " and %d more".formatted(occurrences.count() - 1);
        return " (in the run with %s%s)".formatted(occurrences.first().words(), others);
    }
}
