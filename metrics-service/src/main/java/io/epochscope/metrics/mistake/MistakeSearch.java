package io.epochscope.metrics.mistake;

import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.SceneClass;
import io.epochscope.metrics.scene.SplitChoice;
import java.util.Locale;
import java.util.Optional;

/**
 * Which mistakes are meant.
 *
 * @param ofClass the true class; empty for any
 * @param takenFor the predicted class; empty for any
 * @param limit at most so many, the surest
 */
public record MistakeSearch(
        PassChoice passes,
        SplitChoice split,
        int epoch,
        Optional<SceneClass> ofClass,
        Optional<SceneClass> takenFor,
        int limit) {

    /** For people: what was found. */
    String title() {
        String which = "Samples taken for " + takenFor.map(SceneClass::name).orElse("another class");
        return ofClass.map(each -> each.name() + " taken for "
                                + takenFor.map(SceneClass::name).orElse("another class"))
                        .orElse(which)
                + ", surest first · epoch " + epoch + " · " + passes.label() + ofSplit();
    }

    /** For people: that nothing was found. */
    String none() {
        return "No sample" + ofClass.map(each -> " of " + each.name()).orElse("") + " was taken for "
                + takenFor.map(SceneClass::name).orElse("another class") + " in epoch " + epoch + " · "
                + passes.label() + ofSplit();
    }

    private String ofSplit() {
        return split == SplitChoice.ALL ? "" : " · " + split.name().toLowerCase(Locale.ROOT) + " split";
    }
}
