package io.epochscope.events.contract;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ProtocolMessageEnum;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import io.epochscope.events.codec.MalformedEventException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rules that several bodies have. Each throws with the field's path if it is broken. */
final class Rules {

    /** Names are keys of what is stored: at this length several of them fit an index entry of 2,700 bytes. */
    private static final int MAX_NAME = 256;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private Rules() {}

    static void identifier(String field, String value) throws MalformedEventException {
        if (!IDENTIFIER.matcher(value).matches()) {
            throw new MalformedEventException(
                    field,
                    "is \"" + value + "\", but must be 1 to 128 letters, digits, '.', '_' or '-', the first a letter"
                            + " or digit");
        }
    }

    /** For what may be left empty, but is a key. */
    static void nameOrEmpty(String field, String value) throws MalformedEventException {
        if (value.length() > MAX_NAME) {
            throw new MalformedEventException(
                    field, "has " + value.length() + " characters, but may have at most " + MAX_NAME);
        }
    }

    static void name(String field, String value) throws MalformedEventException {
        if (value.isEmpty()) {
            throw new MalformedEventException(field, "is empty");
        }
        nameOrEmpty(field, value);
    }

    static void names(String field, Iterable<String> keys) throws MalformedEventException {
        for (String key : keys) {
            name("a name in " + field, key);
        }
    }

    static void atLeast(String field, long value, long least) throws MalformedEventException {
        if (value < least) {
            throw new MalformedEventException(field, "is " + value + ", but must be " + least + " or more");
        }
    }

    static void within(String field, long value, long least, long most) throws MalformedEventException {
        if (value < least || value > most) {
            throw new MalformedEventException(field, "is " + value + ", but must be " + least + " to " + most);
        }
    }

    static void length(String field, int length, int expected, String why) throws MalformedEventException {
        if (length != expected) {
            throw new MalformedEventException(
                    field, "has " + length + " elements, but must have " + expected + ": " + why);
        }
    }

    static void lengthOrEmpty(String field, int length, int expected, String why) throws MalformedEventException {
        if (length != 0) {
            length(field, length, expected, why);
        }
    }

    /** Neither left out nor a value that is not known here. */
    static <E extends Enum<E> & ProtocolMessageEnum> void known(String field, E value) throws MalformedEventException {
        if (!isKnown(value)) {
            String accepted = Arrays.stream(value.getDeclaringClass().getEnumConstants())
                    .filter(Rules::isKnown)
                    .map(Enum::name)
                    .collect(Collectors.joining(", "));
            throw new MalformedEventException(field, "is not set or not known, but must be one of " + accepted);
        }
    }

    static <E extends Enum<E> & ProtocolMessageEnum> boolean isKnown(E value) {
        return !value.name().equals("UNRECOGNIZED") && value.getNumber() != 0;
    }

    static <T> void distinct(String field, List<T> values) throws MalformedEventException {
        Set<T> seen = new HashSet<>();
        for (T value : values) {
            if (!seen.add(value)) {
                throw new MalformedEventException(field, "has " + value + " twice");
            }
        }
    }

    static void ascending(String field, List<? extends Number> values) throws MalformedEventException {
        for (int i = 1; i < values.size(); i++) {
            long before = values.get(i - 1).longValue();
            long value = values.get(i).longValue();
            if (value <= before) {
                throw new MalformedEventException(
                        field + "[" + i + "]", "is " + value + ", not above the one before, " + before);
            }
        }
    }

    static void json(String field, String value) throws MalformedEventException {
        if (value.isBlank()) {
            throw new MalformedEventException(field, "is empty, but must be JSON");
        }
        Value.Builder parsed = Value.newBuilder();
        try {
            JsonFormat.parser().merge(value, parsed);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedEventException(field + " is not JSON", e);
        }
        Storable.check(parsed.build(), field + ".");
    }

    static void jsonObject(String field, String value) throws MalformedEventException {
        Struct.Builder object = Struct.newBuilder();
        try {
            JsonFormat.parser().merge(value, object);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedEventException(field + " is not a JSON object", e);
        }
        Storable.check(object.build(), field + ".");
    }
}
