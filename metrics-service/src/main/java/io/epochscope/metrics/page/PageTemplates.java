package io.epochscope.metrics.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Pages that say no more than a sentence. */
@CheckedTemplate(basePath = "page")
final class PageTemplates {

    private PageTemplates() {}

    static native TemplateInstance problem(Frame frame, String detail);
}
