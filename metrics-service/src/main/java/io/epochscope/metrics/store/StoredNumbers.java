package io.epochscope.metrics.store;

import java.sql.Array;
import java.sql.SQLException;

/** Arrays of numbers as they are stored: with null for an element that is absent. */
public final class StoredNumbers {

    private StoredNumbers() {}

    /** The elements of an array; null if there is none. */
    public static Number[] of(Array array) throws SQLException {
        return array == null ? null : (Number[]) array.getArray();
    }

    /** 0 where an element is absent; null if there are no elements at all. */
    public static short[] shorts(Number[] elements) {
        if (elements == null) {
            return null;
        }
        short[] values = new short[elements.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements[i] == null ? 0 : elements[i].shortValue();
        }
        return values;
    }

    /** 0 where an element is absent; null if there are no elements at all. */
    public static float[] floats(Number[] elements) {
        if (elements == null) {
            return null;
        }
        float[] values = new float[elements.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements[i] == null ? 0 : elements[i].floatValue();
        }
        return values;
    }

    /** 0 where an element is absent; null if there are no elements at all. */
    public static double[] doubles(Number[] elements) {
        if (elements == null) {
            return null;
        }
        double[] values = new double[elements.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements[i] == null ? 0 : elements[i].doubleValue();
        }
        return values;
    }
}
