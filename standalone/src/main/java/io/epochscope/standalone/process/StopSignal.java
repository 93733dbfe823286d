package io.epochscope.standalone.process;

import java.util.concurrent.CountDownLatch;

/**
 * Turns the signals that end a JVM (Ctrl-C, {@code kill}) into an interrupt of the thread that made this, and holds the
 * JVM's end back until that thread has cleaned up and closes this.
 */
public final class StopSignal implements AutoCloseable {
    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook;

    public StopSignal() {
        Thread working = Thread.currentThread();
        hook = new Thread(() -> {
            working.interrupt();
            try {
                cleanedUp.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        cleanedUp.countDown();
        if (!hook.isAlive()) {
            remove();
        }
    }

    private void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM has begun to end in this very moment: the hook finds the latch open.
        }
    }
}
