package io.epochscope.metrics.tensorboard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.epochscope.metrics.tensorboard.proto.TensorBoardEvent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads event files: length, checksum of the length, data, checksum of the data, all little-endian. */
public final class EventFileReader {

    private static final int HEADER_BYTES = Long.BYTES + Integer.BYTES;

    private EventFileReader() {}

    /**
     * All records of a file.
     *
     * @param name of the file, for people
     * @throws BrokenEventFileException if any of them is broken; it names the offset
     */
    public static List<TensorBoardEvent> read(String name, byte[] file) throws BrokenEventFileException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var events = new ArrayList<TensorBoardEvent>();
        int offset = 0;
        while (offset < file.length) {
            int left = file.length - offset;
            if (left < HEADER_BYTES) {
                throw new BrokenEventFileException(name, offset, "breaks off after " + left + " bytes of its header");
            }
            if (bytes.getInt(offset + Long.BYTES) != Checksum.of(file, offset, Long.BYTES)) {
                throw new BrokenEventFileException(
                        name,
                        offset,
                        "has another checksum of its length than it should: this is no event file, or it is damaged");
            }
            long length = bytes.getLong(offset);
            if (length < 0 || length > left - HEADER_BYTES - Integer.BYTES) {
                throw new BrokenEventFileException(
                        name, offset, "breaks off: it should have " + length + " bytes of data");
            }
            int data = offset + HEADER_BYTES;
            int end = data + (int) length;
            if (bytes.getInt(end) != Checksum.of(file, data, (int) length)) {
                throw new BrokenEventFileException(name, offset, "has another checksum of its data than it should");
            }
            events.add(event(name, offset, file, data, (int) length));
            offset = end + Integer.BYTES;
        }
        return events;
    }

    private static TensorBoardEvent event(String name, int offset, byte[] file, int data, int length)
            throws BrokenEventFileException {
        try {
            return TensorBoardEvent.parser().parseFrom(file, data, length);
        } catch (InvalidProtocolBufferException e) {
            throw new BrokenEventFileException(name, offset, "is no event: " + e.getMessage());
        }
    }
}
