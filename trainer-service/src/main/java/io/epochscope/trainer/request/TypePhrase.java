package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Says in words what JSON a Java type is written as. */
public final class TypePhrase {

    private static final Set<Class<?>> WHOLE =
            Set.of(byte.class, short.class, int.class, long.class, Byte.class, Short.class, Integer.class, Long.class);

    private TypePhrase() {}

    /** A phrase such as {@code a list of whole numbers} or {@code one of sgd, adam, adamw}. */
    public static String of(Type type) {
        JavaType java = TypeFactory.defaultInstance().constructType(type);
        Class<?> raw = java.getRawClass();
        if (raw.isEnum()) {
            return "one of " + String.join(", ", choices(raw));
        }
        if (java.isCollectionLikeType() || java.isArrayType()) {
            return "a list, each " + of(java.getContentType());
        }
        if (WHOLE.contains(raw)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(raw) || raw == double.class || raw == float.class) {
            return "a number";
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return "true or false";
        }
        return raw.isRecord() || ObjectNode.class == raw ? "an object" : "a text";
    }

    /** What a list holds; another type itself. */
    static Type elementOf(Type list) {
        JavaType java = TypeFactory.defaultInstance().constructType(list);
        return java.isContainerType() ? java.getContentType() : java;
    }

    /** The names of an enumeration's constants. */
    public static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ChoiceName.of((Enum<?>) constant))
                .toList();
    }
}
