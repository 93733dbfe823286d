package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what is done about findings. The trainer does not know the rules of metrics-service, which may be of another
 * version: of their names it looks only at the form.
 */
final class FindingActionsReader {

    static final String FIELD = "onFinding";

    private static final Pattern RULE = Pattern.compile(FindingActionRequest.RULE);

    private static final List<String> ACTIONS = TypePhrase.choices(FindingActionRequest.Action.class);

    private final RecordBinder binder = new RecordBinder();

    /**
     * Reads an action for each rule; a name alone stands for an action with its defaults.
     *
     * @param faults gets what is wrong
     */
    Map<String, FindingActionRequest> read(TrainingRequest request, Faults faults) {
        Map<String, FindingActionRequest> actions = new LinkedHashMap<>();
        ObjectNode given = Optional.ofNullable(request.onFinding()).orElseGet(RequestJson.MAPPER::createObjectNode);
        if (given.size() > FindingActionRequest.MOST_RULES) {
            faults.add(FIELD, given, "at most %,d rules".formatted(FindingActionRequest.MOST_RULES));
            return actions;
        }
        for (Map.Entry<String, JsonNode> rule : given.properties()) {
            if (!rule.getValue().isNull()) {
                read(rule.getKey(), rule.getValue(), faults).ifPresent(action -> actions.put(rule.getKey(), action));
            }
        }
        return actions;
    }

    private Optional<FindingActionRequest> read(String rule, JsonNode action, Faults faults) {
        String path = FIELD + "." + rule;
        if (!RULE.matcher(rule).matches()) {
            faults.add(path, action, "rules by their names, as learning-rate-too-high");
            return Optional.empty();
        }
        if (action instanceof ObjectNode object) {
            Optional<FindingActionRequest> bound = binder.bind(path, object, FindingActionRequest.class, faults);
            bound.filter(read -> !faults.touch(path)).ifPresent(read -> faults.addAll(path, read.faults()));
            return bound;
        }
        if (action.isTextual() && ACTIONS.stream().anyMatch(action.textValue()::equalsIgnoreCase)) {
            ObjectNode object = RequestJson.MAPPER.createObjectNode().set("action", action);
            return binder.bind(path, object, FindingActionRequest.class, faults);
        }
        String hint = action.isTextual() ? NearestName.hint(action.textValue(), ACTIONS) : "";
        faults.add(
                path,
                action,
                "one of %s, or an object with one of them as its action%s".formatted(String.join(", ", ACTIONS), hint));
        return Optional.empty();
    }

    /** As an object for each rule; {@code null} if nothing was asked for. */
    static ObjectNode written(TrainingRequest request, Map<String, FindingActionRequest> actions) {
        return request.onFinding() == null ? null : RequestJson.MAPPER.valueToTree(actions);
    }
}
