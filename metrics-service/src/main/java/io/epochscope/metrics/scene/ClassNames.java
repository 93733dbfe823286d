package io.epochscope.metrics.scene;

import java.util.List;

/** What the classes of a run are called. */
public record ClassNames(List<SceneClass> classes) {

    /** The name of a class; one that the run has not told of is called by its number. */
    public String name(int index) {
        return classes.stream()
                .filter(each -> each.index() == index)
                .map(SceneClass::name)
                .findFirst()
                .orElse("class " + index);
    }
}
