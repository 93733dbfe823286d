package io.epochscope.metrics.store;

import java.nio.ByteBuffer;
import java.util.BitSet;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array of numbers to be stored, sent in PostgreSQL's binary form (array_recv in its source), which the driver
 * writes from primitive arrays only if no element is null.
 */
public final class BinaryArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;

    private static final int HEADER_BYTES = 20;

    private final byte[] bytes;

    private BinaryArray(String type, byte[] bytes) {
        setType(type);
        this.bytes = bytes;
    }

    /** A {@code real[]}; null where {@code present} has no bit. */
    public static BinaryArray ofReals(float[] elements, BitSet present) {
        Writer writer = new Writer(Oid.FLOAT4, Float.BYTES, elements.length, present);
        for (int i = 0; i < elements.length; i++) {
            if (writer.next(i)) {
                writer.buffer.putFloat(elements[i]);
            }
        }
        return writer.array("_float4");
    }

    /** A {@code double precision[]}; null where {@code present} has no bit. */
    public static BinaryArray ofDoubles(double[] elements, BitSet present) {
        Writer writer = new Writer(Oid.FLOAT8, Double.BYTES, elements.length, present);
        for (int i = 0; i < elements.length; i++) {
            if (writer.next(i)) {
                writer.buffer.putDouble(elements[i]);
            }
        }
        return writer.array("_float8");
    }

    /** A {@code smallint[]}; null where {@code present} has no bit. */
    public static BinaryArray ofSmallints(short[] elements, BitSet present) {
        Writer writer = new Writer(Oid.INT2, Short.BYTES, elements.length, present);
        for (int i = 0; i < elements.length; i++) {
            if (writer.next(i)) {
                writer.buffer.putShort(elements[i]);
            }
        }
        return writer.array("_int2");
    }

    /** An {@code integer[]}; null where {@code present} has no bit. */
    public static BinaryArray ofIntegers(int[] elements, BitSet present) {
        Writer writer = new Writer(Oid.INT4, Integer.BYTES, elements.length, present);
        for (int i = 0; i < elements.length; i++) {
            if (writer.next(i)) {
                writer.buffer.putInt(elements[i]);
            }
        }
        return writer.array("_int4");
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
        return bytes.length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    private static final class Writer {

        private final ByteBuffer buffer;
        private final int elementBytes;
        private final BitSet present;
        private final boolean all;

        Writer(int elementType, int elementBytes, int length, BitSet present) {
            this.elementBytes = elementBytes;
            this.present = present;
            all = present.nextClearBit(0) >= length;
            int filled = all ? length : present.get(0, length).cardinality();
            buffer = ByteBuffer.allocate(HEADER_BYTES + Integer.BYTES * length + elementBytes * filled);
            // One dimension, whether there are nulls, the type, the length, and that the first subscript is 1.
            buffer.putInt(1)
                    .putInt(all ? 0 : 1)
                    .putInt(elementType)
                    .putInt(length)
                    .putInt(1);
        }

        boolean next(int element) {
            boolean there = all || present.get(element);
            buffer.putInt(there ? elementBytes : -1);
            return there;
        }

        BinaryArray array(String type) {
            return new BinaryArray(type, buffer.array());
        }
    }
}
