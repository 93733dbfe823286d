package io.epochscope.engine.data;

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
}
