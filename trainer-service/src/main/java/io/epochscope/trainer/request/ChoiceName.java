package io.epochscope.trainer.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What the constants of enumerations are called in JSON: as they say themselves, or their name in small letters. */
final class ChoiceName {

    private ChoiceName() {}

    static String of(Enum<?> constant) {
        try {
            JsonProperty own =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
            return own == null ? constant.name().toLowerCase(Locale.ROOT) : own.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("every constant is a field of its enumeration", e);
        }
    }
}
