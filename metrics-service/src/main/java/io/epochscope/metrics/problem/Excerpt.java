package io.epochscope.metrics.problem;

/** As much as a person reads of what somebody sent, for messages that quote it. */
public final class Excerpt {

    private static final int CHARACTERS = 256;

    private Excerpt() {}

    /** The beginning of a text; all of it if it is short. */
    public static String of(String text) {
        return of(text, CHARACTERS);
    }

    /** The first characters of a text, so many. */
    public static String of(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
