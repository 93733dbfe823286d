package io.epochscope.metrics.diagnosis;

/**
 * What a finding is about.
 *
 * @param kind of thing
 * @param name of a layer, a class, a split or a scene; empty for the whole run
 */
public record Subject(Kind kind, String name) {

    /** Kinds of things within a run. */
    public enum Kind {
        RUN,
        LAYER,
        CLASS,
        SPLIT,
        SCENE,
        FEATURE
    }

    /** The whole run. */
    public static Subject run() {
        return new Subject(Kind.RUN, "");
    }

    /** A layer by its name. */
    public static Subject layer(String name) {
        return new Subject(Kind.LAYER, name);
    }

    /** A class by its name. */
    public static Subject ofClass(String name) {
        return new Subject(Kind.CLASS, name);
    }
}
