package io.epochscope.standalone.state;

import java.time.Instant;

/**
 * A running part of the system.
 *
 * @param name as the user reads it
 * @param pid of its process
 * @param processStarted when that process started, which tells it from a later one of the same pid; null if the
 *     operating system does not say
 * @param address where it is reached: {@code host:port} or a URL
 * @param health a URL that answers 200 while the part is well; null if a connection to the address has to do
 */
public record Part(String name, long pid, Instant processStarted, String address, String health) {

    /** A part in the process of that id. */
    public static Part of(String name, ProcessHandle process, String address, String health) {
        return new Part(name, process.pid(), process.info().startInstant().orElse(null), address, health);
    }
}
