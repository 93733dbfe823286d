package io.epochscope.trainer.outbox;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.StringDataType;

/** How an {@link OutboxEntry} lies in the state file. */
final class OutboxEntryType extends BasicDataType<OutboxEntry> {

    private static final int MEMORY_BESIDES_PAYLOAD = 300;
    private static final StringDataType TEXT = StringDataType.INSTANCE;

    @Override
    public int getMemory(OutboxEntry entry) {
        return MEMORY_BESIDES_PAYLOAD + entry.bytes();
    }

    @Override
    public void write(WriteBuffer buffer, OutboxEntry entry) {
        TEXT.write(buffer, entry.runId());
        TEXT.write(buffer, entry.topic());
        TEXT.write(buffer, entry.key());
        TEXT.write(buffer, entry.contentType());
        buffer.putLong(entry.appendedAt().toEpochMilli());
        buffer.putVarInt(entry.bytes());
        buffer.put(entry.payload().asReadOnlyByteBuffer());
    }

    @Override
    public OutboxEntry read(ByteBuffer buffer) {
        return new OutboxEntry(
                TEXT.read(buffer),
                TEXT.read(buffer),
                TEXT.read(buffer),
                TEXT.read(buffer),
                Instant.ofEpochMilli(buffer.getLong()),
                payload(buffer));
    }

    private static ByteString payload(ByteBuffer buffer) {
        return ByteString.copyFrom(buffer, org.h2.mvstore.DataUtils.readVarInt(buffer));
    }

    @Override
    public OutboxEntry[] createStorage(int size) {
        return new OutboxEntry[size];
    }
}
