package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.SplitFigures;
import java.util.List;
import java.util.Map;

/**
 * The network learns its training samples, but nothing of that is true of others: validation was never better than
 * guessing and has not followed the training loss down. That is what labels look like that have nothing to do with
 * their inputs. Overfitting looks otherwise: there validation is better than guessing at first.
 *
 * <p>A network that would take longer to know its samples by heart does not get that far, and its training loss hardly
 * falls. Then it is told if nothing else is known to keep it from learning: steps move all of its layers as they
 * should, no layer is too narrow for the classes, and there were steps enough.
 */
public final class LabelsUnlearnable implements Rule {

    private static final String NAME = "labels-unlearnable";
    private static final Threshold EPOCHS =
            new Threshold("epochs", 4, "epochs of which none validates better than guessing");
    private static final Threshold ERRORS = new Threshold(
            "standard-errors",
            3,
            "how far above guessing the validation accuracy may be by chance, in standard errors");
    private static final Threshold LEARNED =
            new Threshold("learned", 0.02, "fall of the training loss below that of guessing, as a share of it");
    private static final Threshold FOLLOWS = new Threshold(
            "follows", 0.25, "fall of the validation loss by that of the training loss from which on it follows");
    private static final Threshold ENOUGH = new Threshold(
            "enough-epochs", 5, "epochs after which the training loss may have fallen by less, if layers move");
    private static final Threshold STEPS =
            new Threshold("steps", 100, "steps that it takes for the same; so many are enough to learn something");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Labels that cannot be learned",
            "The training loss falls, and the validation loss never gets below that of guessing.",
            "Labels and inputs have nothing to do with each other, in one of the splits at least: labels in another order"
                    + " than the samples, wrong ones, or inputs that do not tell what is asked. The network can only learn"
                    + " its samples by heart.",
            "Look at some samples with their labels, and at how labels are joined to samples; look at both splits.",
            List.of("dataset"),
            "Zhang et al. 2017, Understanding deep learning requires rethinking generalization (random labels)",
            Evidence.curves("Loss"),
            List.of(EPOCHS, ERRORS, LEARNED, FOLLOWS, ENOUGH, STEPS));

    private final int epochs;
    private final double errors;
    private final double learned;
    private final double follows;
    private final int enough;
    private final double steps;
    private final UpdateRatio updateRatio;
    private final LearningRateTooHigh learningRateTooHigh;

    /** With thresholds as set. */
    public LabelsUnlearnable(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        errors = thresholds.of(NAME, ERRORS);
        learned = thresholds.of(NAME, LEARNED);
        follows = thresholds.of(NAME, FOLLOWS);
        enough = thresholds.count(NAME, ENOUGH);
        steps = thresholds.of(NAME, STEPS);
        updateRatio = new UpdateRatio(thresholds);
        learningRateTooHigh = new LearningRateTooHigh(thresholds);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Guessing guessing = new Guessing(run.facts());
        Curve train = guessing.trainShare(run);
        Curve validation = guessing.validationShare(run);
        if (train.size() < epochs || !train.reaches(run) || !validation.reaches(run)) {
            return List.of();
        }
        SplitFigures trained = run.last().train().get();
        double trainFall = train.first().value() - train.last().value();
        boolean knowsItsSamples = train.last().value() < 1 - learned && !guessing.isNoBetter(trained, errors);
        boolean knowsOthers = run.epochs().stream()
                .anyMatch(epoch -> epoch.validation()
                        .map(split -> !guessing.isNoBetter(split, errors))
                        .orElse(false));
        double validationFall = validation.first().value() - validation.last().value();
        if (trainFall <= 0
                || !(knowsItsSamples || nothingElseKeepsItFromLearning(run))
                || NetworkSize.of(run).narrow()
                || knowsOthers
                || validationFall >= follows * trainFall
                || !learningRateTooHigh.judge(run).isEmpty()) {
            return List.of();
        }
        double validationLoss = run.last().validation().get().loss();
        String otherwise = knowsItsSamples ? "" : " Steps move all layers as they should.";
        return List.of(Symptom.of(
                Severity.ERROR,
                "The training loss has fallen to %.4g, %.0f %% of what guessing comes to; the validation loss is %.4g, %.0f %%, and was no better than guessing in any of %d epochs.%s"
                        .formatted(
                                trained.loss(),
                                100 * train.last().value(),
                                validationLoss,
                                100 * validation.last().value(),
                                run.epochs().size(),
                                otherwise),
                Map.of(
                        "train_loss",
                        trained.loss(),
                        "validation_loss",
                        validationLoss,
                        "train_share_of_guessing",
                        train.last().value(),
                        "validation_share_of_guessing",
                        validation.last().value())));
    }

    private boolean nothingElseKeepsItFromLearning(RunHistory run) {
        return run.epochs().size() >= enough && Progress.of(run).steps() >= steps && updateRatio.movesAll(run);
    }
}
