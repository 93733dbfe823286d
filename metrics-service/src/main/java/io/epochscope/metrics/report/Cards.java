package io.epochscope.metrics.report;

import java.util.List;

/** Samples side by side, each with what is to be said of it. */
public record Cards(List<Card> cards) implements Block {

    /**
     * One sample.
     *
     * @param picture as a data URI; empty if there is none
     * @param alternative what the picture shows, in words
     */
    public record Card(String picture, String alternative, String title, List<String> lines) {}

    @Override
    public String html() {
        return Templates.cards(this).render();
    }
}
