package io.epochscope.standalone.train;

import java.io.IOException;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The data of server-sent events, as a browser's EventSource would see it (HTML standard, section 9.2.6). Names, ids
 * and comments are left out: nothing here needs them.
 */
final class ServerSentEvents {
    private static final String FIELD = "data";

    private final Lines lines;

    /** The lines of a response's body, without line ends. */
    @FunctionalInterface
    interface Lines {
        /**
         * Waits for the next one.
         *
         * @return empty when there is none any more
         */
        Optional<String> next() throws IOException, InterruptedException;
    }

    ServerSentEvents(Lines lines) {
        this.lines = lines;
    }

    /**
     * Waits for the next event; empty when the stream has ended, where an unfinished event does not count.
     *
     * @throws IOException if the connection breaks
     */
    Optional<String> next() throws IOException, InterruptedException {
        var data = new StringJoiner("\n");
        data.setEmptyValue("");
        boolean any = false;
        for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
            String line = next.get();
            if (line.isEmpty() && any) {
                return Optional.of(data.toString());
            }
            if (line.equals(FIELD) || line.startsWith(FIELD + ":")) {
                data.add(valueOf(line));
                any = true;
            }
        }
        return Optional.empty();
    }

    private static String valueOf(String line) {
        String value = line.length() > FIELD.length() ? line.substring(FIELD.length() + 1) : "";
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
