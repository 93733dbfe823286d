package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;

/**
 * The list of suspect patches as metrics-service hands it out in JSON, given back as corrections: entries whose action
 * is null have been left alone, and some columns are for the reader only.
 */
final class SuspectList {

    private static final List<String> FOR_READERS = List.of("split", "given", "predicted", "verdict", "confidence");

    private SuspectList() {}

    /** Leaves of a request's corrections what is to be done. What is not such a list stays as it is. */
    static ObjectNode reduce(ObjectNode request) {
        if (request.get("corrections") instanceof ArrayNode entries) {
            for (Iterator<JsonNode> each = entries.iterator(); each.hasNext(); ) {
                if (each.next() instanceof ObjectNode entry) {
                    if (entry.has("action") && entry.get("action").isNull()) {
                        each.remove();
                    }
                    entry.remove(FOR_READERS);
                }
            }
        }
        return request;
    }
}
