package io.epochscope.trainer.request;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.correction.Correction.Relabel;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.engine.data.DataOutline;
import io.epochscope.engine.model.ModelChoice;
import io.epochscope.engine.schedule.EpochMetric;
import java.util.List;
import java.util.Optional;

/**
 * Looks whether the parts of a request fit its data, each by itself, so that a fault in one hides none in another.
 *
 * @param data what is known of it
 * @param faults gets what is wrong
 */
record DataFit(DataOutline data, Faults faults) {

    private static final String MODEL = "model";
    private static final String CORRECTIONS = "corrections";
    private static final String BEST = "validation_loss";

    void check(RequestParts parts) {
        parts.learning().check(data).forEach(faults::add);
        checkBest(parts);
        data.sampleShape()
                .ifPresent(shape -> parts.model()
                        .filter(model -> !faults.touch(MODEL))
                        .ifPresent(model -> checkModel(model, shape)));
        Optional.ofNullable(parts.request().watch())
                .ifPresent(watch -> data.size().ifPresent(size -> checkSamples(watch.samples(), size)));
        data.classes()
                .filter(classes -> !classes.isEmpty())
                .ifPresent(classes -> checkCorrections(parts.request().corrections(), classes));
    }

    /** Without early stopping, the best epoch is that of the lowest validation loss. */
    private void checkBest(RequestParts parts) {
        if (parts.learning().stopping().isPresent()
                || EpochMetric.check(BEST, data).isEmpty()) {
            return;
        }
        parts.onFinding().forEach((rule, action) -> {
            if (action.action() == FindingActionRequest.Action.RESTORE_BEST_AND_STOP) {
                faults.add(
                        new Fault(
                                FindingActionsReader.FIELD + "." + rule,
                                ChoiceName.of(action.action()),
                                "stop or reduce-rate: the data set has no samples to validate on, by which an epoch could be the best; or earlyStopping with a metric of train"));
            }
        });
    }

    private void checkModel(ModelChoice<?> model, Shape samples) {
        faults.addAll(MODEL, model.check(samples));
    }

    private void checkSamples(List<Integer> samples, int size) {
        for (int i = 0; i < samples.size(); i++) {
            if (samples.get(i) != null && samples.get(i) >= size) {
                faults.add(new Fault(
                        "watch.samples[" + i + "]",
                        samples.get(i).toString(),
                        "a whole number from 0 to " + (size - 1)));
            }
        }
    }

    private void checkCorrections(List<CorrectionRequest> corrections, List<ClassLabel> classes) {
        if (faults.touch(CORRECTIONS)) {
            return;
        }
        for (int i = 0; i < corrections.size(); i++) {
            String correction = CORRECTIONS + "[" + i + "]";
            if (corrections.get(i).correction().change() instanceof Relabel relabel) {
                relabel.check(classes).ifPresent(fault -> faults.add(fault.within(correction)));
            }
        }
    }
}
