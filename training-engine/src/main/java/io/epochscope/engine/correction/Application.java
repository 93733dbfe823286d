package io.epochscope.engine.correction;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.correction.Correction.Relabel;
import io.epochscope.engine.correction.Correction.Weigh;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataSet;
import io.epochscope.engine.data.Scene;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Corrects a data set, one patch after the other. */
final class Application {

    private final DataSet data;
    private final Map<String, Scene> scenes;
    private final List<ClassLabel> classes;
    private final int[] labels;
    private final BitSet excluded = new BitSet();
    private Optional<float[]> weights;

    Application(DataSet data) {
        this.data = data;
        scenes = data.scenes().stream().collect(Collectors.toMap(Scene::id, Function.identity()));
        classes = data.classes();
        labels = new int[data.size()];
        Arrays.setAll(labels, data::label);
        weights = data.weights().map(float[]::clone);
    }

    /** Notes a correction; returns what is wrong with it, by its own fields. */
    Optional<Fault> apply(Correction correction) {
        Scene scene = scenes.get(correction.scene());
        if (scene == null) {
            return fault("scene", correction.scene(), "one of " + String.join(", ", scenes.keySet()));
        }
        if (correction.row() < 0 || correction.row() >= scene.rows()) {
            return fault("row", correction.row(), upTo(scene.rows()));
        }
        if (correction.column() < 0 || correction.column() >= scene.columns()) {
            return fault("column", correction.column(), upTo(scene.columns()));
        }
        int sample = scene.samples()[correction.row() * scene.columns() + correction.column()];
        if (sample < 0) {
            return fault(
                    "column",
                    correction.column(),
                    "the column of a patch: scene %s has none at row %d, column %d"
                            .formatted(scene.id(), correction.row(), correction.column()));
        }
        return change(sample, correction.change());
    }

    private Optional<Fault> change(int sample, Correction.Change change) {
        if (change instanceof Relabel relabel) {
            if (classes.isEmpty()) {
                return fault("action", "relabel", "exclude or weight, since %s has no classes".formatted(data.name()));
            }
            Optional<Fault> fault = relabel.check(classes);
            if (fault.isEmpty()) {
                labels[sample] =
                        ClassLabel.indexOf(relabel.className(), classes).orElseThrow();
            }
            return fault;
        }
        if (change instanceof Weigh weigh) {
            weigh(sample, weigh.factor());
        } else {
            excluded.set(sample);
        }
        return Optional.empty();
    }

    private void weigh(int sample, float factor) {
        float[] all = weights.orElseGet(() -> {
            float[] alike = new float[data.size()];
            Arrays.fill(alike, 1);
            return alike;
        });
        all[sample] *= factor;
        weights = Optional.of(all);
    }

    private static String upTo(int bound) {
        return "a whole number from 0 to " + (bound - 1);
    }

    private static Optional<Fault> fault(String field, Object value, String accepted) {
        return Optional.of(new Fault(field, value.toString(), accepted));
    }

    /** The data set with all that was noted. */
    DataSet result() {
        return new CorrectedDataSet(data, labels, excluded, weights);
    }
}
