package io.epochscope.metrics.store;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array of numbers to be stored, sent in PostgreSQL's binary form (array_recv in its source), which the driver
 * writes from primitive arrays only if no element is null. Takes the elements as they are when it is sent.
 */
public final class BinaryArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;

    private static final int HEADER_BYTES = 20;
    private static final int NULL = -1;

    private final int elementType;
    private final int elementBytes;
    private final int length;
    private final transient BitSet present;
    private final transient Elements elements;

    private BinaryArray(String type, int elementType, int elementBytes, int length, BitSet present, Elements elements) {
        setType(type);
        this.elementType = elementType;
        this.elementBytes = elementBytes;
        this.length = length;
        this.present = present;
        this.elements = elements;
    }

    /** Puts all elements, each behind its length; of an array that has nulls, -1 instead of those. */
    private interface Elements {
        void put(BitSet present, ByteBuffer target);
    }

    /** A {@code real[]}; null where {@code present} has no bit. */
    public static BinaryArray ofReals(float[] elements, BitSet present) {
        return new BinaryArray("_float4", Oid.FLOAT4, Float.BYTES, elements.length, present, (there, target) -> {
            for (int i = 0; i < elements.length; i++) {
                if (there.get(i)) {
                    target.putInt(Float.BYTES).putFloat(elements[i]);
                } else {
                    target.putInt(NULL);
                }
            }
        });
    }

    /** A {@code double precision[]}; null where {@code present} has no bit. */
    public static BinaryArray ofDoubles(double[] elements, BitSet present) {
        return new BinaryArray("_float8", Oid.FLOAT8, Double.BYTES, elements.length, present, (there, target) -> {
            for (int i = 0; i < elements.length; i++) {
                if (there.get(i)) {
                    target.putInt(Double.BYTES).putDouble(elements[i]);
                } else {
                    target.putInt(NULL);
                }
            }
        });
    }

    /** A {@code smallint[]}; null where {@code present} has no bit. */
    public static BinaryArray ofSmallints(short[] elements, BitSet present) {
        return new BinaryArray("_int2", Oid.INT2, Short.BYTES, elements.length, present, (there, target) -> {
            for (int i = 0; i < elements.length; i++) {
                if (there.get(i)) {
                    target.putInt(Short.BYTES).putShort(elements[i]);
                } else {
                    target.putInt(NULL);
                }
            }
        });
    }

    /** An {@code integer[]}; null where {@code present} has no bit. */
    public static BinaryArray ofIntegers(int[] elements, BitSet present) {
        return new BinaryArray("_int4", Oid.INT4, Integer.BYTES, elements.length, present, (there, target) -> {
            for (int i = 0; i < elements.length; i++) {
                if (there.get(i)) {
                    target.putInt(Integer.BYTES).putInt(elements[i]);
                } else {
                    target.putInt(NULL);
                }
            }
        });
    }

    /** A {@code real[]} without nulls. */
    public static BinaryArray ofReals(float... elements) {
        return ofReals(elements, all(elements.length));
    }

    /** A {@code double precision[]} without nulls. */
    public static BinaryArray ofDoubles(double... elements) {
        return ofDoubles(elements, all(elements.length));
    }

    /** An {@code integer[]} without nulls. */
    public static BinaryArray ofIntegers(int... elements) {
        return ofIntegers(elements, all(elements.length));
    }

    /** A {@code smallint[]} without nulls; the elements fit. */
    public static BinaryArray ofSmallints(int... elements) {
        short[] small = new short[elements.length];
        for (int i = 0; i < elements.length; i++) {
            small[i] = (short) elements[i];
        }
        return ofSmallints(small, all(elements.length));
    }

    private static BitSet all(int length) {
        BitSet all = new BitSet(length);
        all.set(0, length);
        return all;
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("only sent, never read");
    }

    @Override
    public int lengthInBytes() {
        return HEADER_BYTES + Integer.BYTES * length + elementBytes * filled();
    }

    private int filled() {
        return isFull() ? length : present.get(0, length).cardinality();
    }

    private boolean isFull() {
        return present.nextClearBit(0) >= length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(target, offset, target.length - offset);
        // One dimension, whether there are nulls, the type, the length, and that the first subscript is 1.
        buffer.putInt(1)
                .putInt(isFull() ? 0 : 1)
                .putInt(elementType)
                .putInt(length)
                .putInt(1);
        elements.put(present, buffer);
    }
}
