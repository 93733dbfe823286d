package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.events.contract.EventText;

/**
 * Looks whether all text of a request may be in events: the opening event carries the whole request, and would be
 * refused with the run if any of it may not.
 */
final class StorableText {

    private static final String ACCEPTED = "text without U+0000 and halves of surrogate pairs";

    private final Faults faults;

    /** @param faults gets what is wrong, by path in the request */
    StorableText(Faults faults) {
        this.faults = faults;
    }

    /** Looks at everything in a part of a request: names of fields, and texts. */
    void check(String path, JsonNode part) {
        if (part.isTextual() && isUnfit(part.textValue())) {
            faults.add(path, part, ACCEPTED);
        }
        for (int i = 0; part.isArray() && i < part.size(); i++) {
            check(path + "[" + i + "]", part.get(i));
        }
        part.properties().forEach(field -> {
            String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            if (isUnfit(field.getKey())) {
                faults.add(name, field.getValue(), "a name that is " + ACCEPTED);
            }
            check(name, field.getValue());
        });
    }

    private static boolean isUnfit(String text) {
        return EventText.fault(text).isPresent();
    }
}
