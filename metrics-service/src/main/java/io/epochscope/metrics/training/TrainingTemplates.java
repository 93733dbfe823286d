package io.epochscope.metrics.training;

import io.epochscope.metrics.page.Frame;
import io.epochscope.metrics.training.Examples.Example;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates of the page that runs are started from. */
@CheckedTemplate(basePath = "training")
final class TrainingTemplates {

    private TrainingTemplates() {}

    static native TemplateInstance form(Frame frame, String trainer, List<Example> examples);

    static native TemplateInstance nowhere(Frame frame);
}
