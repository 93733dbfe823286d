package io.epochscope.metrics.report;

/** A long text as it is, folded. */
public record Text(String title, String content) implements Block {

    @Override
    public String html() {
        return Templates.text(this).render();
    }
}
