package io.epochscope.trainer.registry;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Makes ids that people can read and that sort by time: the second in UTC and four letters or digits, as in
 * {@code 20261123-041530-x7k2}. Thread-safe.
 */
public final class RunIds {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    // Without those that are easily taken for one another: 0 and o, 1, i and l.
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int SUFFIX_LENGTH = 4;

    private final RandomGenerator random = new SecureRandom();

    /** One that is not among those that are taken. */
    public String next(Instant now, Set<String> taken) {
        String id = next(now);
        while (taken.contains(id)) {
            id = next(now);
        }
        return id;
    }

    private String next(Instant now) {
        String suffix = random.ints(SUFFIX_LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining());
        return SECOND.format(now) + "-" + suffix;
    }
}
