package io.epochscope.engine.correction;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import io.epochscope.engine.data.ClassLabel;
import java.util.List;
import java.util.Optional;

/**
 * What a person has to say about one patch.
 *
 * @param scene its id
 * @param row of the scene's grid, from 0
 * @param column of the scene's grid, from 0
 * @param change what is done about it
 */
public record Correction(String scene, int row, int column, Change change) {

    /** What is done about a patch. */
    public sealed interface Change {}

    /**
     * It is of another class.
     *
     * @param className name of a class, or the index of one in digits where no class has that name
     */
    public record Relabel(String className) implements Change {

        /** Says so, by its own field, if there is no such class. */
        public Optional<Fault> check(List<ClassLabel> classes) {
            List<String> names = classes.stream().map(ClassLabel::name).toList();
            return ClassLabel.indexOf(className, classes).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Fault(
                            "class",
                            className,
                            "one of " + String.join(", ", names) + NearestName.hint(className, names)));
        }
    }

    /** It is in no split and not in its scene. */
    public record Exclude() implements Change {}

    /**
     * It counts that many times as much in the loss that is trained on.
     *
     * @param factor 0 or more and finite; 1 changes nothing. With 0 a patch is still shown to the model, and so to
     *     batch norm
     */
    public record Weigh(float factor) implements Change {

        public Weigh {
            if (!(factor >= 0) || Float.isInfinite(factor)) {
                throw new IllegalArgumentException("a weight must be 0 or more and finite: " + factor);
            }
        }
    }

    /** The patch that it is about. */
    Place place() {
        return new Place(scene, row, column);
    }

    /** A patch of a data set. */
    record Place(String scene, int row, int column) {}
}
