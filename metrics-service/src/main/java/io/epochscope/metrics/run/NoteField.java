package io.epochscope.metrics.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.metrics.store.SqlArray;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What people may say of a run. */
enum NoteField {
    NAME("text of 1 to 200 characters without line breaks, or null for the name that the run began with") {
        @Override
        Optional<Object> read(JsonNode value) {
            return isLine(value, MOST_OF_NAME) ? Optional.of(value.textValue()) : Optional.empty();
        }
    },
    TAGS(
            "a list of at most 50 tags of 1 to 100 characters without line breaks, or null for those that the run began with") {
        @Override
        Optional<Object> read(JsonNode value) {
            if (!value.isArray() || value.size() > MOST_TAGS || !allAreTags(value)) {
                return Optional.empty();
            }
            return Optional.of(SqlArray.ofTexts(
                    elements(value).stream().map(JsonNode::textValue).distinct().toList()));
        }
    },
    NOTES("Markdown of at most 20000 characters, or null for none") {
        @Override
        Optional<Object> read(JsonNode value) {
            return isText(value, MOST_OF_NOTES) ? Optional.of(value.textValue()) : Optional.empty();
        }
    },
    BASELINE("true, false or null, which is false") {
        @Override
        Optional<Object> read(JsonNode value) {
            return flag(value);
        }

        @Override
        Object removed() {
            return false;
        }
    },
    ARCHIVED("true, false or null, which is false") {
        @Override
        Optional<Object> read(JsonNode value) {
            return flag(value);
        }

        @Override
        Object removed() {
            return false;
        }
    };

    private static final int MOST_OF_NAME = 200;
    private static final int MOST_TAGS = 50;
    private static final int MOST_OF_TAG = 100;
    private static final int MOST_OF_NOTES = 20_000;

    private final String accepted;

    NoteField(String accepted) {
        this.accepted = accepted;
    }

    /** What it is called in requests, and its column in store.run_note. */
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    String accepted() {
        return accepted;
    }

    /** The value of the column; empty if this is not accepted. Never of null. */
    abstract Optional<Object> read(JsonNode value);

    /** The value of the column where a person has said nothing. */
    Object removed() {
        return null;
    }

    static List<String> fields() {
        return Arrays.stream(values()).map(NoteField::field).toList();
    }

    private static Optional<Object> flag(JsonNode value) {
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    private static boolean allAreTags(JsonNode values) {
        return elements(values).stream().allMatch(value -> isLine(value, MOST_OF_TAG));
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static boolean isLine(JsonNode value, int most) {
        return isText(value, most)
                && !value.textValue().isBlank()
                && value.textValue().chars().noneMatch(Character::isISOControl);
    }

    /** The database takes no NUL, and nothing that UTF-8 cannot hold. */
    private static boolean isText(JsonNode value, int most) {
        return value.isTextual()
                && value.textValue().length() <= most
                && value.textValue().indexOf(0) < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue());
    }
}
