package io.epochscope.metrics.comparison;

import io.epochscope.metrics.page.Frame;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the page. */
@CheckedTemplate(basePath = "comparison")
final class ComparisonTemplates {

    private ComparisonTemplates() {}

    static native TemplateInstance runs(Frame frame, Comparison comparison);
}
