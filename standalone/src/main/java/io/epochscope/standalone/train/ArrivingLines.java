package io.epochscope.standalone.train;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The lines of a response's body as they come. An interrupt ends the waiting for them; the streams that Java 17 makes
 * of bodies go on waiting (JDK-8294047). Taken from by one thread.
 */
final class ArrivingLines implements Flow.Subscriber<String>, ServerSentEvents.Lines {
    private final BlockingQueue<Optional<String>> arrived = new LinkedBlockingQueue<>();
    private volatile Throwable failure;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        arrived.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable broken) {
        end(broken);
    }

    @Override
    public void onComplete() {
        end(null);
    }

    /**
     * No more lines come.
     *
     * @param broken why; null if all have come
     */
    void end(Throwable broken) {
        failure = broken instanceof CompletionException && broken.getCause() != null ? broken.getCause() : broken;
        arrived.add(Optional.empty());
    }

    @Override
    public Optional<String> next() throws IOException, InterruptedException {
        Optional<String> line = arrived.take();
        if (line.isEmpty() && failure != null) {
            throw new IOException(failure.getMessage(), failure);
        }
        return line;
    }
}
