package io.epochscope.metrics.search;

/** Patterns with {@code *} for any characters, none included, and {@code ?} for one. */
final class Glob {

    private Glob() {}

    /** The same as a pattern of SQL's LIKE. */
    static String like(String glob) {
        return glob.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%')
                .replace('?', '_');
    }
}
