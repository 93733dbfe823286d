package io.epochscope.benchmarks.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.train.TrainerClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Has small networks trained, one after the other with a rest between them, until it is closed. */
final class Trainings implements AutoCloseable {

    private static final Duration REST = Duration.ofSeconds(20);

    private static final Map<String, Object> REQUEST = Map.of(
            "model",
            Map.of("type", "mlp", "hidden", List.of(32)),
            "dataset",
            Map.of("type", "generated"),
            "epochs",
            5,
            "batchSize",
            32);

    private final TrainerClient client;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong completed = new AtomicLong();
    private final Future<?> training;

    /** Begins at once. */
    Trainings(URI trainer) {
        client = new TrainerClient(trainer);
        training = thread.submit(this::train);
    }

    private Void train() throws Exception {
        String request = new ObjectMapper().writeValueAsString(REQUEST);
        while (!Thread.currentThread().isInterrupted()) {
            if (client.follow(client.submit(request).id(), progress -> {}).isCompleted()) {
                completed.incrementAndGet();
            }
            Thread.sleep(REST.toMillis());
        }
        return null;
    }

    /**
     * How many have been.
     *
     * @throws IllegalStateException if no more come
     */
    long completed() {
        if (training.isDone()) {
            throw new IllegalStateException("training broke off");
        }
        return completed.get();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
