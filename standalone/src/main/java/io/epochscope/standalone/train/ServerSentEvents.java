package io.epochscope.standalone.train;

import java.util.Iterator;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The data of server-sent events, as a browser's EventSource would see it (HTML standard, section 9.2.6). Names, ids
 * and comments are left out: nothing here needs them.
 */
final class ServerSentEvents {
    private static final String FIELD = "data";

    private final Iterator<String> lines;

    /** @param lines of the response's body, without line ends */
    ServerSentEvents(Stream<String> lines) {
        this.lines = lines.iterator();
    }

    /** Waits for the next event; empty when the stream has ended, where an unfinished event does not count. */
    Optional<String> next() {
        var data = new StringJoiner("\n");
        data.setEmptyValue("");
        boolean any = false;
        while (lines.hasNext()) {
            String line = lines.next();
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
