package io.epochscope.trainer.outbox;

import io.epochscope.trainer.outbox.Outbox.Waiting;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Sends what waits in the outbox, in order, on a thread of its own: a window of events at a time, the next when the
 * broker has acknowledged all of it. It never gives up and leaves nothing out; an event may be sent twice.
 */
@Singleton
public class OutboxPublisher {

    private static final Logger LOG = Logger.getLogger(OutboxPublisher.class);

    private final Outbox outbox;
    private final BrokerChannel channel;
    private final OutboxConfig config;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();
    private final Thread thread = new Thread(this::publish, "outbox-publisher");

    public OutboxPublisher(Outbox outbox, BrokerChannel channel, OutboxConfig config) {
        this.outbox = outbox;
        this.channel = channel;
        this.config = config;
    }

    /** Begins to send. */
    public void start() {
        if (outbox.events() > 0) {
            LOG.infof("%d events wait in the outbox from before; they are sent now", outbox.events());
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits a while for what is in the outbox to be sent, then stops; the rest is sent after the next start. */
    public void stop() throws InterruptedException {
        outbox.awaitEmpty(config.flushTimeout());
        if (outbox.events() > 0) {
            LOG.warnf(
                    "%d events were not acknowledged by the broker; they stay in %s and are sent after the next start",
                    outbox.events(), config.folder());
        }
        stopped.complete(null);
        outbox.close();
        thread.join();
    }

    /** Whether nothing is sent any more though nobody asked for that; the log says why. */
    public boolean hasBrokenOff() {
        return thread.getState() == Thread.State.TERMINATED && !stopped.isDone();
    }

    private void publish() {
        try {
            await(channel.prepare(), "the topics cannot be created yet");
            while (!stopped.isDone()) {
                publish(outbox.awaitWindow(config.windowEvents(), config.windowBytes()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("the outbox's publisher was interrupted; events wait until the next start", e);
        } catch (RuntimeException | Error e) {
            LOG.error("the outbox cannot be read any more; events wait until the next start", e);
        }
    }

    private void publish(List<Waiting> window) throws InterruptedException {
        if (window.isEmpty()) {
            return;
        }
        // What the broker has must not be gone from here after a power cut: sequences would be given twice.
        outbox.sync();
        // A window is sent as a whole again if any of it was refused, so that the events of a key keep their order.
        Uni<Void> delivery = Uni.createFrom()
                .deferred(() -> Uni.join()
                        .all(window.stream()
                                .map(waiting -> channel.send(waiting.entry()))
                                .toList())
                        .andCollectFailures()
                        .replaceWithVoid());
        if (await(delivery, "the broker refused events")) {
            outbox.remove(window);
        }
    }

    /**
     * Tries until it succeeds or the publisher is stopped.
     *
     * @return whether it succeeded
     */
    private boolean await(Uni<Void> work, String failed) throws InterruptedException {
        CompletableFuture<Void> done = work.onFailure()
                .invoke(failure -> LOG.warnf(
                        "%s (%s); %d events wait on disk and are sent again",
                        failed, failure.getMessage(), outbox.events()))
                .onFailure()
                .retry()
                .withBackOff(config.retryFrom(), config.retryAtMost())
                .indefinitely()
                .subscribeAsCompletionStage();
        while (!done.isDone() && !stopped.isDone()) {
            awaitOrWarn(CompletableFuture.anyOf(done, stopped));
        }
        return done.isDone() || !done.cancel(false);
    }

    private void awaitOrWarn(CompletableFuture<Object> done) throws InterruptedException {
        try {
            done.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf(
                    "the broker does not answer; %d events wait on disk, the oldest since %s, and are sent when it does."
                            + " Is it reachable at kafka.bootstrap.servers, and do the topics exist?",
                    outbox.events(), outbox.oldest().map(Object::toString).orElse("now"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("sending ended though it is retried for ever", e);
        }
    }
}
