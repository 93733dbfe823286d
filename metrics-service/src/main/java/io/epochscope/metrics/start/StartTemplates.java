package io.epochscope.metrics.start;

import io.epochscope.metrics.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the page. */
@CheckedTemplate(basePath = "start")
final class StartTemplates {

    private StartTemplates() {}

    /**
     * The whole page.
     *
     * @param refusal null if all is right with what was asked for
     */
    static native TemplateInstance runs(Frame frame, RunList list, Refusal refusal);
}
