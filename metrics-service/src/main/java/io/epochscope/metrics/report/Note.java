package io.epochscope.metrics.report;

import java.util.List;

/**
 * A sentence or two, with addresses where there is more.
 *
 * @param links to the API; none if all is said
 */
public record Note(String text, List<Link> links) implements Block {

    Note(String text) {
        this(text, List.of());
    }

    @Override
    public String html() {
        return Templates.note(this).render();
    }
}
