package io.epochscope.metrics.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which name was meant. */
public final class NearestName {

    private NearestName() {}

    /**
     * Words that end a sentence about what is accepted, with the known name that takes the fewest changes of letters, a
     * third of its letters at most; nothing if no name is near.
     */
    public static String hint(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
