package io.epochscope.metrics.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A place in a sorted list: that of the last run that was shown. Runs that come or go leave it where it is.
 *
 * @param question that the list answers
 * @param place what the run is sorted by, as PostgreSQL writes it; null what it does not have
 */
record Cursor(String question, List<String> place) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads one that {@link #text} wrote.
     *
     * @throws BadRequestException if it is none, or one of another question
     */
    static Cursor of(String text, String question) {
        Cursor cursor;
        try {
            cursor = JSON.readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
        } catch (IllegalArgumentException | IOException e) {
            throw refused(e);
        }
        if (cursor == null || cursor.question == null || cursor.place == null) {
            throw refused(null);
        }
        if (!cursor.question.equals(question)) {
            throw new BadRequestException(
                    "cursor belongs to another filter, sort or archived; it goes with those that it was answered to");
        }
        return cursor;
    }

    /** The answer to what is no cursor. */
    static BadRequestException refused(Throwable cause) {
        return new BadRequestException(
                "cursor is none that was given out; accepted is that of the Link header of an answer", cause);
    }

    String text() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }
}
