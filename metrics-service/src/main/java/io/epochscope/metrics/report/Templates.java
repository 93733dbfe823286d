package io.epochscope.metrics.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of pages and of their blocks. All but what is written as raw is escaped. */
@CheckedTemplate(basePath = "report")
final class Templates {

    private Templates() {}

    static native TemplateInstance page(ReportPage page);

    static native TemplateInstance note(Note note);

    static native TemplateInstance facts(Facts facts);

    static native TemplateInstance findings(FindingList findings);

    static native TemplateInstance figure(Figure figure);

    static native TemplateInstance table(Table table);

    static native TemplateInstance heatmap(Heatmap map);

    static native TemplateInstance cards(Cards cards);

    static native TemplateInstance sheet(Sheet sheet);

    static native TemplateInstance matrix(Matrix matrix);

    static native TemplateInstance text(Text text);
}
