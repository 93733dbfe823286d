package io.epochscope.metrics.tensorboard;

import io.epochscope.metrics.tensorboard.proto.Summary;
import io.epochscope.metrics.tensorboard.proto.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The numbers of summaries, whichever way they are written. */
public final class Scalar {

    private static final int FLOAT = 1;
    private static final int DOUBLE = 2;

    private Scalar() {}

    /** The number that a value is; empty if it is none. */
    public static OptionalDouble of(Summary.Value value) {
        return switch (value.getValueCase()) {
            case SIMPLE_VALUE -> OptionalDouble.of(value.getSimpleValue());
            case TENSOR -> tensor(value.getTensor());
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble tensor(TensorProto tensor) {
        boolean single = tensor.getTensorShape().getDimList().stream().allMatch(dim -> dim.getSize() == 1);
        if (!single) {
            return OptionalDouble.empty();
        }
        return switch (tensor.getDtype()) {
            case FLOAT ->
                tensor.getFloatValCount() == 1
                        ? OptionalDouble.of(tensor.getFloatVal(0))
                        : content(tensor, Float.BYTES, ByteBuffer::getFloat);
            case DOUBLE ->
                tensor.getDoubleValCount() == 1
                        ? OptionalDouble.of(tensor.getDoubleVal(0))
                        : content(tensor, Double.BYTES, ByteBuffer::getDouble);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble content(TensorProto tensor, int bytes, ToDoubleFunction<ByteBuffer> number) {
        if (tensor.getTensorContent().size() != bytes) {
            return OptionalDouble.empty();
        }
        ByteBuffer content = tensor.getTensorContent().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        return OptionalDouble.of(number.applyAsDouble(content));
    }
}
