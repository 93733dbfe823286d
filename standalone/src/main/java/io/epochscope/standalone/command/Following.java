package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StopSignal;
import java.io.PrintStream;
import java.net.URI;
import java.util.concurrent.Callable;

/**
 * Looks on while something trains elsewhere. Ctrl-C ends the looking alone, and says so.
 *
 * @param subject what goes on then
 * @param page where it is seen
 * @param words where people are told
 */
record Following(String subject, URI page, PrintStream words) {

    /** Returns what the following returns. */
    @SuppressWarnings("try") // The signal is there to be closed.
    <T> T run(Callable<T> following) throws Exception {
        try (var signal = new StopSignal()) {
            return interruptible(following);
        }
    }

    private <T> T interruptible(Callable<T> following) throws Exception {
        try {
            return following.call();
        } catch (InterruptedException e) {
            words.printf("%nThe %s goes on: %s, stop it with curl -X POST %s/stop%n", subject, page, page);
            throw e;
        }
    }
}
