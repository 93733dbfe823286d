package io.epochscope.events.contract;

import java.util.Optional;

/** What text in events may be: without U+0000 and halves of surrogate pairs, which no text column takes. */
public final class EventText {

    private EventText() {}

    /** What is wrong with a text, as the end of a sentence that begins with what it is; empty if nothing is. */
    public static Optional<String> fault(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("contains the character U+0000");
        }
        if (text.codePoints().anyMatch(EventText::isHalfOfPair)) {
            return Optional.of("contains half of a surrogate pair");
        }
        return Optional.empty();
    }

    private static boolean isHalfOfPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
