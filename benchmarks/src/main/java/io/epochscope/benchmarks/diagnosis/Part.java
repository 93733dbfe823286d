package io.epochscope.benchmarks.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the cases are for. */
enum Part {
    /** Rules and thresholds were chosen by these. */
    TUNING("tuning", 1),
    /** And never by these: other networks on other data. */
    HELD_OUT("held-out", 201);

    private final String shown;
    private final long seed;

    Part(String shown, long seed) {
        this.shown = shown;
        this.seed = seed;
    }

    /** Of faults and their healthy twins; other healthy runs have those that follow. */
    long seed() {
        return seed;
    }

    String shown() {
        return shown;
    }

    /**
     * Those that a name means.
     *
     * @param name of one, or {@code all}
     * @throws IllegalArgumentException if there is none of that name; the message says which there are
     */
    static List<Part> named(String name) {
        if (name.equals("all")) {
            return List.of(values());
        }
        return Arrays.stream(values())
                .filter(part -> part.shown.equals(name))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new IllegalArgumentException("--cases is %s, accepted: all, %s"
                        .formatted(
                                name, Arrays.stream(values()).map(Part::shown).collect(Collectors.joining(", ")))));
    }
}
