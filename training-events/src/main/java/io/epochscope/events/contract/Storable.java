package io.epochscope.events.contract;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.epochscope.events.codec.MalformedEventException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for every field of every message: text is as {@link EventText} says, and unsigned numbers stay below 2^31
 * or 2^63, where Java and SQL would read them as negative.
 */
final class Storable {

    private Storable() {}

    static void check(Message message, String path) throws MalformedEventException {
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            if (!concerns(field)) {
                continue;
            }
            String name = path + field.getName();
            if (field.isRepeated()) {
                List<?> values = (List<?>) entry.getValue();
                for (int i = 0; i < values.size(); i++) {
                    check(field, values.get(i), name, i);
                }
            } else {
                check(field, entry.getValue(), name, -1);
            }
        }
    }

    private static boolean concerns(FieldDescriptor field) {
        return switch (field.getType()) {
            case STRING, MESSAGE, UINT32, UINT64 -> true;
            default -> false;
        };
    }

    private static void check(FieldDescriptor field, Object value, String name, int index)
            throws MalformedEventException {
        switch (field.getType()) {
            case MESSAGE -> check((Message) value, place(name, index) + ".");
            case STRING -> checkText((String) value, name, index);
            default -> {
                if (((Number) value).longValue() < 0) {
                    String bound = field.getType() == FieldDescriptor.Type.UINT32 ? "2^31 - 1" : "2^63 - 1";
                    throw new MalformedEventException(place(name, index), "is above " + bound);
                }
            }
        }
    }

    private static void checkText(String text, String name, int index) throws MalformedEventException {
        Optional<String> fault = EventText.fault(text);
        if (fault.isPresent()) {
            throw new MalformedEventException(place(name, index), fault.get());
        }
    }

    private static String place(String name, int index) {
        return index < 0 ? name : name + "[" + index + "]";
    }
}
