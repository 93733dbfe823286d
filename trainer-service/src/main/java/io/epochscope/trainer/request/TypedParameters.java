package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.NearestName;
import java.util.List;
import java.util.Optional;

/**
 * A part of a request whose {@code type} says which parameters stand beside it.
 *
 * @param owner path of the part in the request
 * @param json as it is given
 */
record TypedParameters(String owner, ObjectNode json) {

    private static final String TYPE = "type";

    /** Puts a type beside its parameters. */
    static ObjectNode written(String type, Object parameters) {
        ObjectNode part = RequestJson.MAPPER.createObjectNode().put(TYPE, type);
        return part.setAll((ObjectNode) RequestJson.MAPPER.valueToTree(parameters));
    }

    /** What is beside the type. */
    ObjectNode parameters() {
        return json.deepCopy().without(TYPE);
    }

    boolean hasType() {
        return json.hasNonNull(TYPE);
    }

    /**
     * The type that is asked for, in capital or small letters.
     *
     * @param known all there are
     * @param faults gets what is wrong with it; of a part that is wrong already nothing more
     * @return empty if none is known by that name
     */
    Optional<String> type(List<String> known, Faults faults) {
        Optional<String> given = Optional.ofNullable(json.get(TYPE)).map(JsonNode::textValue);
        Optional<String> found = given.flatMap(
                name -> known.stream().filter(name::equalsIgnoreCase).findFirst());
        if (found.isEmpty() && !faults.touch(owner)) {
            String hint = given.map(name -> NearestName.hint(name, known)).orElse("");
            faults.add(owner + "." + TYPE, json.get(TYPE), "one of " + String.join(", ", known) + hint);
        }
        return found;
    }
}
