package io.epochscope.metrics.report;

import java.util.List;

/** Some facts, each with its name. */
public record Facts(List<Fact> facts) implements Block {

    /** One of them. */
    public record Fact(String name, String value) {}

    @Override
    public String html() {
        return Templates.facts(this).render();
    }
}
