package io.epochscope.metrics.mistake;

import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.scene.SceneClass;
import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A class by its name, else by its index. */
final class ClassChoice {

    /** So many classes are named to somebody who asks for one that is not there. */
    private static final int NAMED = 20;

    private final List<SceneClass> classes;

    /** Of these classes; of a run that has told of none any index is one. */
    ClassChoice(List<SceneClass> classes) {
        this.classes = classes;
    }

    /**
     * The class that a parameter names, empty if it was not given.
     *
     * @throws BadRequestException if there is no such class
     */
    Optional<SceneClass> of(Argument argument) {
        if (!argument.given()) {
            return Optional.empty();
        }
        String text = argument.text().strip();
        Optional<SceneClass> named =
                classes.stream().filter(each -> each.name().equals(text)).findFirst();
        if (named.isPresent()) {
            return named;
        }
        if (classes.isEmpty()) {
            int index = argument.wholeNumber(0, 0, Short.MAX_VALUE);
            return Optional.of(new SceneClass(index, String.valueOf(index), null));
        }
        return Optional.of(classes.stream()
                .filter(each -> String.valueOf(each.index()).equals(text))
                .findFirst()
                .orElseThrow(() -> argument.refused("the name or index of a class: " + accepted())));
    }

    private String accepted() {
        String first = classes.stream()
                .limit(NAMED)
                .map(each -> each.name() + " (" + each.index() + ")")
                .collect(Collectors.joining(", "));
        return classes.size() > NAMED ? first + " … of " + classes.size() + " classes" : first;
    }
}
