package io.epochscope.metrics.start;

import io.epochscope.metrics.search.SearchSyntaxException;
import jakarta.ws.rs.BadRequestException;

/**
 * What is wrong with the choice of runs.
 *
 * @param message says what, where and what would be accepted
 * @param before what stands before the mistake; this and what follows are empty if the place is not known
 * @param wrong the mistake itself; empty at the end of the text
 * @param after what stands behind it
 * @param marked whether the place is known
 */
public record Refusal(String message, String before, String wrong, String after, boolean marked) {

    static Refusal of(BadRequestException refused, ListChoice choice) {
        if (!(refused instanceof SearchSyntaxException mistake)) {
            return new Refusal(refused.getMessage(), "", "", "", false);
        }
        String text = mistake.parameter().equals("sort") ? choice.sort() : choice.filter();
        int from = text.offsetByCodePoints(0, mistake.position());
        int to = text.offsetByCodePoints(from, mistake.length());
        return new Refusal(
                mistake.getMessage(), text.substring(0, from), text.substring(from, to), text.substring(to), true);
    }
}
