package io.epochscope.trainer.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;

/** Where events wait for the broker, how many may, and how they are sent. */
@ConfigMapping(prefix = "epochscope.outbox")
public interface OutboxConfig {

    /** The folder of the state file; one trainer at a time uses it. */
    @WithDefault("data/trainer")
    Path folder();

    /** When the training thread waits for the disk. */
    @WithDefault("epoch")
    OutboxSync sync();

    /** How many bytes of events may wait; a run that finds more at an epoch's end waits there. */
    @WithDefault("1073741824")
    @Min(1)
    long maxBytes();

    /**
     * The largest event that is taken, a little below what brokers take unless told otherwise (message.max.bytes,
     * 1,048,588).
     */
    @WithDefault("1000000")
    @Min(1_024)
    @Max(1_048_000)
    int maxEventBytes();

    /** How many events are handed to the Kafka client before their acknowledgements are waited for. */
    @WithDefault("256")
    @Min(1)
    @Max(10_000)
    int windowEvents();

    /** How many bytes of events are handed over; below the client's buffer.memory of 32 MiB. */
    @WithDefault("8388608")
    @Min(1)
    @Max(16_777_216)
    long windowBytes();

    /** The first pause after the broker refused; it doubles up to {@link #retryAtMost}. */
    @WithDefault("500ms")
    Duration retryFrom();

    /** The longest pause between two attempts. */
    @WithDefault("30s")
    Duration retryAtMost();

    /** How long to wait for acknowledgements before the log says so, again and again. */
    @WithDefault("15s")
    Duration patience();

    /** How long the shutdown waits for waiting events to be sent; what is left is sent after the next start. */
    @WithDefault("5s")
    Duration flushTimeout();
}
