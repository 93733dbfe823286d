package io.epochscope.engine.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses which name was meant. */
public final class NearestName {

    private NearestName() {}

    /** The known name that takes the fewest changes of letters, a third of its letters at most. */
    public static Optional<String> of(String name, List<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= Math.max(1, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
    }

    /** The same as words that end a sentence about what is accepted; nothing if no name is near. */
    public static String hint(String name, List<String> known) {
        return of(name, known).map("; did you mean %s?"::formatted).orElse("");
    }

    /** Levenshtein's distance, capitals or not. */
    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
