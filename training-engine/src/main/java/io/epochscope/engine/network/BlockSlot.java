package io.epochscope.engine.network;

import ai.djl.nn.Block;
import ai.djl.nn.BlockList;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A place where a block keeps one of its children: an entry of its list of children, or a field of its own, alone or in
 * a list or an array. Places that cannot hold an {@link ObservedBlock} are none: a field {@code Linear fc}, a
 * {@code List.of(…)}, a record.
 *
 * @param child what is there
 * @param setter puts another block there
 */
record BlockSlot(Block child, Consumer<Block> setter) {

    /** All of a block. */
    static List<BlockSlot> of(Block parent) {
        List<BlockSlot> slots = new ArrayList<>();
        for (Class<?> type = parent.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    of(parent, field).filter(BlockSlot::canBeSet).forEach(slots::add);
                }
            }
        }
        return slots;
    }

    void put(Block block) {
        setter.accept(block);
    }

    private boolean canBeSet() {
        try {
            put(child);
            return true;
        } catch (UnsupportedOperationException e) {
            // As unmodifiable lists answer, and fields of records. Whoever misses its layers is told by Network.
            return false;
        }
    }

    private static Stream<BlockSlot> of(Block parent, Field field) {
        Object value = get(parent, field);
        if (value instanceof Block child) {
            return admitsWrapper(field.getType())
                    ? Stream.of(new BlockSlot(child, block -> set(parent, field, block)))
                    : Stream.empty();
        }
        if (value instanceof BlockList children) {
            return ofList(children.values());
        }
        if (value instanceof List<?> list && admitsWrapper(elementType(field.getGenericType()))) {
            return ofList(list);
        }
        if (value instanceof Block[] array && admitsWrapper(array.getClass().getComponentType())) {
            return IntStream.range(0, array.length)
                    .filter(i -> array[i] != null)
                    .mapToObj(i -> new BlockSlot(array[i], block -> Array.set(array, i, block)));
        }
        return Stream.empty();
    }

    @SuppressWarnings("unchecked") // only entries that are blocks are replaced, and by blocks
    private static Stream<BlockSlot> ofList(List<?> list) {
        List<Object> entries = (List<Object>) list;
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i) instanceof Block)
                .mapToObj(i -> new BlockSlot((Block) entries.get(i), block -> entries.set(i, block)));
    }

    private static boolean admitsWrapper(Type type) {
        return type instanceof Class<?> declared && declared.isAssignableFrom(ObservedBlock.class);
    }

    /** What a list is declared to hold; {@code void}, which holds nothing, where that is not said. */
    private static Type elementType(Type list) {
        if (list instanceof ParameterizedType parameterized && parameterized.getActualTypeArguments().length == 1) {
            Type element = parameterized.getActualTypeArguments()[0];
            return element instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : element;
        }
        return void.class;
    }

    private static Object get(Block parent, Field field) {
        try {
            return field.get(parent);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " cannot be read", e);
        }
    }

    private static void set(Block parent, Field field, Block block) {
        try {
            field.set(parent, block);
        } catch (IllegalAccessException e) {
            throw new UnsupportedOperationException(field + " cannot be set", e);
        }
    }
}
