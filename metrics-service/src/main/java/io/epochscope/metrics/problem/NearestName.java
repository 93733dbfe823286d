package io.epochscope.metrics.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which name was meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * Words that end a sentence about what is accepted, with the known name that takes the fewest changes of letters:
     * two of four, as two letters in the wrong order take, and a third of more; nothing if no name is near.
     */
    public static String hint(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= most(candidate))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    private static int most(String candidate) {
        return Math.max(candidate.length() < 4 ? 1 : 2, candidate.length() / 3);
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
