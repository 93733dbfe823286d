package io.epochscope.engine.data.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Notes where values are missing that must not be. */
final class MissingValues {

    private static final int TOLD = 5;

    private final String file;
    private final List<String> first = new ArrayList<>();
    private long count;

    MissingValues(String file) {
        this.file = file;
    }

    void add(long line, String column) {
        count++;
        if (first.size() < TOLD) {
            first.add("line %d column \"%s\"".formatted(line, column));
        }
    }

    /** @throws IOException if there are any; the message says how many and where the first ones are */
    void refuse(String accepted) throws IOException {
        if (count > 0) {
            throw new IOException("%s: %d value%s missing, %s%s, accepted: %s"
                    .formatted(
                            file,
                            count,
                            count == 1 ? " is" : "s are",
                            String.join(", ", first),
                            count > TOLD ? " …" : "",
                            accepted));
        }
    }
}
