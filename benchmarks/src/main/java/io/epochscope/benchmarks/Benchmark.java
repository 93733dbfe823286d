package io.epochscope.benchmarks;

import java.util.function.Consumer;

/** Something that can be measured on this machine. */
public interface Benchmark {

    /** What {@code ./epochscope bench NAME} says. */
    String name();

    /** One sentence: what it measures. */
    String description();

    /**
     * Measures, and gives out each figure as soon as it is known.
     *
     * @throws Exception if it could not measure; a figure that misses its mark is no failure
     */
    void measure(Settings settings, Consumer<Figure> figures) throws Exception;
}
