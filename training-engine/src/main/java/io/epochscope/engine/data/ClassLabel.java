package io.epochscope.engine.data;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A class that samples can belong to; its index is its place in {@link DataSet#classes()}.
 *
 * @param name as people read it
 * @param colour {@code #RRGGBB}, or empty if the data set gives none
 */
public record ClassLabel(String name, String colour) {

    /** A class without a colour of its own. */
    public static ClassLabel named(String name) {
        return new ClassLabel(name, "");
    }

    /**
     * The index of a class; empty if there is none.
     *
     * @param nameOrIndex name of the class or, where no class has that name, its index in digits
     */
    public static OptionalInt indexOf(String nameOrIndex, List<ClassLabel> classes) {
        OptionalInt named = IntStream.range(0, classes.size())
                .filter(index -> classes.get(index).name().equals(nameOrIndex))
                .findFirst();
        if (named.isPresent() || !nameOrIndex.matches("\\d{1,9}")) {
            return named;
        }
        int index = Integer.parseInt(nameOrIndex);
        return index < classes.size() ? OptionalInt.of(index) : OptionalInt.empty();
    }
}
