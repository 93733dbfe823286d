package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Evidence;
import io.epochscope.metrics.diagnosis.Rule;
import io.epochscope.metrics.diagnosis.RuleDescription;
import io.epochscope.metrics.diagnosis.Severity;
import io.epochscope.metrics.diagnosis.Symptom;
import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import io.epochscope.metrics.diagnosis.history.EpochFigures;
import io.epochscope.metrics.diagnosis.history.LayerFacts;
import io.epochscope.metrics.diagnosis.history.LayerFigures;
import io.epochscope.metrics.diagnosis.history.RunHistory;
import io.epochscope.metrics.diagnosis.history.StepFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Training is unstable or does not get below guessing, and single steps are too large. Large steps alone are not
 * enough: many runs that learn well begin with them. A training loss that rises for several epochs is enough by itself,
 * as long as the rate was not raised: smaller steps would have gone on down. So are weights that large steps have made
 * many times larger than they began: before a normalisation that is all that is seen of such steps, and the loss falls
 * all the same, but not as far as it would.
 *
 * <p>Two other causes look alike and are left to other rules: {@link DropoutTooHigh}, and inputs or first weights that
 * are so large that the loss is huge before any step.
 */
public final class LearningRateTooHigh implements Rule {

    private static final String NAME = "learning-rate-too-high";
    private static final Threshold EPOCHS =
            new Threshold("epochs", 3, "epochs for which training is stuck, or since the training loss was lowest");
    private static final Threshold STUCK = new Threshold(
            "stuck", 0.6, "training loss that is stuck if it does not fall, as a share of the loss of guessing");
    private static final Threshold RISE = new Threshold(
            "rise", 0.05, "rise of the training loss above its lowest, over these epochs, as a share of it");
    private static final Threshold FIRST_RISE = new Threshold(
            "first-rise",
            5,
            "highest loss of a step in the first epoch by that of the first step, and by that of guessing");
    private static final Threshold UPDATE_RATIO = new Threshold(
            "update-ratio",
            0.1,
            "change of a layer's weights by a step that explains why training is stuck, as a share; of those of the last"
                    + " epochs, or of all since the start as a share of the weights then");
    private static final Threshold UNSTABLE_RATIO = new Threshold(
            "unstable-ratio", 0.01, "change of a layer's weights by a step that explains a loss that goes up and down");
    private static final Threshold FAR_OFF = new Threshold(
            "far-off",
            10,
            "loss of the first step by that of guessing, above which it is no fault of the learning rate");
    private static final Threshold NEGLIGIBLE = new Threshold(
            "negligible",
            0.03,
            "rise of the training loss that is not worth a word, as a share of the loss of guessing");
    private static final Threshold FALL = new Threshold(
            "fall", 0.05, "fall of the training loss over these epochs below which it is stuck, as a share of it");
    private static final Threshold DIED =
            new Threshold("died", 0.5, "units of a layer that a jump of the loss may have killed, as a share");
    private static final Threshold NOTHING_LEARNED = new Threshold(
            "nothing-learned",
            0.9,
            "training loss that is as good as guessing whether it falls or not, as a share of the loss of guessing");
    private static final Threshold RAISED = new Threshold(
            "raised",
            1.5,
            "learning rate by what it was when the training loss was lowest, from which on the loss may rise");

    private static final Threshold GROWN = new Threshold(
            "grown", 10, "weights of a layer by those before training, of which after large steps nothing is left");

    private static final RuleDescription DESCRIPTION = new RuleDescription(
            NAME,
            "Learning rate too high",
            "The training loss rises, goes up and down or stays near that of guessing, units die or weights become many"
                    + " times larger, and steps change weights by a large part or made the loss jump as soon as training"
                    + " began.",
            "Steps go past where the loss would fall.",
            "Lower the learning rate by a factor of three to ten, let it warm up, or clip gradients.",
            List.of("optimizer.learningRate", "schedule.warmUp", "regularisation.clipNorm"),
            "Bengio 2012, Practical recommendations for gradient-based training; Karpathy, CS231n (updates about a"
                    + " thousandth of the weights); Arora, Li and Lyu 2019 (weights that grow before a normalisation); the factors"
                    + " by trial on small networks",
            Evidence.curves("Loss of the steps"),
            List.of(
                    EPOCHS,
                    STUCK,
                    RISE,
                    FIRST_RISE,
                    UPDATE_RATIO,
                    UNSTABLE_RATIO,
                    FAR_OFF,
                    NEGLIGIBLE,
                    FALL,
                    DIED,
                    NOTHING_LEARNED,
                    RAISED,
                    GROWN));

    private final int epochs;
    private final double stuck;
    private final double rise;
    private final double firstRise;
    private final double updateRatio;
    private final double unstableRatio;
    private final double farOff;
    private final double negligible;
    private final double fall;
    private final double died;
    private final double nothingLearned;
    private final double raised;
    private final double grown;
    private final double standardErrors;
    private final Divergence divergence;
    private final Oscillation oscillation;
    private final DropoutTooHigh dropout;

    /** With thresholds as set; what diverges or oscillates is told by the thresholds of those rules. */
    public LearningRateTooHigh(Thresholds thresholds) {
        epochs = thresholds.count(NAME, EPOCHS);
        stuck = thresholds.of(NAME, STUCK);
        rise = thresholds.of(NAME, RISE);
        firstRise = thresholds.of(NAME, FIRST_RISE);
        updateRatio = thresholds.of(NAME, UPDATE_RATIO);
        unstableRatio = thresholds.of(NAME, UNSTABLE_RATIO);
        farOff = thresholds.of(NAME, FAR_OFF);
        negligible = thresholds.of(NAME, NEGLIGIBLE);
        fall = thresholds.of(NAME, FALL);
        died = thresholds.of(NAME, DIED);
        nothingLearned = thresholds.of(NAME, NOTHING_LEARNED);
        raised = thresholds.of(NAME, RAISED);
        grown = thresholds.of(NAME, GROWN);
        standardErrors = NoBetterThanGuessing.standardErrors(thresholds);
        divergence = new Divergence(thresholds);
        oscillation = new Oscillation(thresholds);
        dropout = new DropoutTooHigh(thresholds);
    }

    @Override
    public RuleDescription description() {
        return DESCRIPTION;
    }

    @Override
    public List<Symptom> judge(RunHistory run) {
        Curve loss = Curve.trainLoss(run);
        if (!loss.reaches(run) || loss.size() < 2 || !dropout.judge(run).isEmpty() || startsFarOff(run)) {
            return List.of();
        }
        Optional<StepFigures> jump = firstEpochJump(run);
        Curve ratios = UpdateRatios.overEpochs(run);
        double largest = ratios.size() > 0 ? ratios.greatest() : 0;
        double recent = ratios.size() > 0 ? ratios.last(epochs).median() : 0;
        WeightGrowth growth = WeightGrowth.of(run);
        boolean strode = growth.ofStep() > updateRatio;
        if (!divergence.judge(run).isEmpty() && (jump.isPresent() || largest > unstableRatio)) {
            return List.of(symptom(run, Severity.ERROR, "The training loss diverges", jump, largest));
        }
        if (isStuck(run, loss) && (jump.isPresent() || strode || recent > updateRatio)) {
            return List.of(symptom(
                    run,
                    NoBetterThanGuessing.holds(run, epochs, standardErrors) ? Severity.ERROR : Severity.WARNING,
                    "The training loss has hardly fallen for %d epochs and is %.4g"
                            .formatted(epochs, loss.last().value()),
                    jump,
                    largest));
        }
        if (rises(run, loss)) {
            String trouble = "The training loss was lowest in epoch %d (%.4g) and is %.4g now"
                    .formatted(
                            loss.lowest().epoch(),
                            loss.lowest().value(),
                            loss.last().value());
            return List.of(symptom(run, Severity.WARNING, trouble, jump, largest));
        }
        Optional<LayerFacts> dead = jump.isPresent() || strode ? layerThatDied(run) : Optional.empty();
        if (dead.isPresent()) {
            String trouble =
                    "Most units of layer %s went dead".formatted(dead.get().name());
            return List.of(symptom(run, Severity.WARNING, trouble, jump, largest));
        }
        if (strode && growth.times() > grown) {
            String trouble = "The weights of layer %s have become %.0f times as large as before training"
                    .formatted(growth.layer(), growth.times());
            return List.of(symptom(run, Severity.WARNING, trouble, jump, largest));
        }
        boolean unstable = oscillation.judge(run).stream().anyMatch(symptom -> symptom.severity() == Severity.WARNING);
        return unstable && (jump.isPresent() || recent > unstableRatio)
                ? List.of(symptom(run, Severity.WARNING, "The training loss goes up and down", jump, largest))
                : List.of();
    }

    private Symptom symptom(
            RunHistory run, Severity severity, String trouble, Optional<StepFigures> jump, double largestRatio) {
        StringBuilder message = new StringBuilder(trouble).append('.');
        Map<String, Double> figures = new TreeMap<>();
        figures.put("train_loss", run.last().train().orElseThrow().loss());
        figures.put("learning_rate", run.last().learningRate());
        jump.ifPresent(steps -> {
            message.append(" Within the first epoch the loss of the steps rose from %.4g to %.4g."
                    .formatted(steps.first(), steps.greatest()));
            figures.put("first_step_loss", steps.first());
            figures.put("highest_step_loss_of_first_epoch", steps.greatest());
        });
        if (largestRatio > 0) {
            message.append(" Single steps changed a layer by up to %.2g of its weights.".formatted(largestRatio));
            figures.put("largest_update_ratio", largestRatio);
        }
        double average = WeightGrowth.of(run).ofStep();
        if (average > updateRatio) {
            message.append(
                    " On average a step since the start moved a layer by at least %.2g of the weights that it began with."
                            .formatted(average));
            figures.put("average_update_since_start", average);
        }
        message.append(" The learning rate is %.3g.".formatted(run.last().learningRate()));
        return Symptom.of(severity, message.toString(), figures);
    }

    private boolean startsFarOff(RunHistory run) {
        EpochFigures first = run.epochs().get(0);
        return first.epoch() == 1
                && first.steps()
                        .filter(steps -> steps.first() > farOff * guess(run))
                        .isPresent();
    }

    private boolean isStuck(RunHistory run, Curve loss) {
        Curve share = new Guessing(run.facts()).trainShare(run.recent(epochs));
        if (!share.reaches(run) || share.size() < epochs) {
            return false;
        }
        double least = share.last(epochs).least();
        boolean flat =
                loss.last().value() > (1 - fall) * loss.last(epochs).first().value();
        return least >= nothingLearned || (least >= stuck && flat);
    }

    /** A layer most of whose units fired before training, and do not any more. */
    private Optional<LayerFacts> layerThatDied(RunHistory run) {
        return WatchedLayers.last(run, 2).stream()
                .flatMap(layers -> layers.layers().stream()
                        .filter(layer -> layers.always(
                                layer, now -> died(run.layersAtStart().get(layer.name()), now))))
                .findFirst();
    }

    private boolean died(LayerFigures before, LayerFigures now) {
        return before != null
                && now.units() > 0
                && before.units() == now.units()
                && now.deadUnits() - before.deadUnits() >= died * now.units();
    }

    private boolean rises(RunHistory run, Curve loss) {
        Curve.Point lowest = loss.lowest();
        double recent = loss.last(epochs).least();
        double guess = guess(run);
        OptionalDouble lowestShare = new Guessing(run.facts()).trainShare(run).at(lowest.epoch());
        return lowestShare.orElse(0) < nothingLearned
                && !wasRaised(run, lowest.epoch())
                && loss.last().epoch() - lowest.epoch() >= epochs
                && loss.last(epochs).mean() > lowest.value() * (1 + rise)
                && recent > lowest.value()
                && !(loss.last(epochs).mean() - lowest.value() < negligible * guess);
    }

    /**
     * Whether the rate was raised since an epoch, as schedules with restarts do: then the loss may well rise for a
     * while.
     */
    private boolean wasRaised(RunHistory run, int epoch) {
        double then = run.epochs().stream()
                .filter(each -> each.epoch() == epoch)
                .mapToDouble(EpochFigures::learningRate)
                .findFirst()
                .orElseThrow();
        return run.epochs().stream()
                .filter(each -> each.epoch() > epoch)
                .anyMatch(each -> each.learningRate() > raised * then);
    }

    private Optional<StepFigures> firstEpochJump(RunHistory run) {
        double guess = guess(run);
        return run.epochs().get(0).epoch() == 1
                ? run.epochs()
                        .get(0)
                        .steps()
                        .filter(steps ->
                                steps.greatest() > firstRise * steps.first() && !(steps.greatest() < firstRise * guess))
                : Optional.empty();
    }

    /** What guessing comes to, in the unit of the training loss; NaN if unknown. */
    private static double guess(RunHistory run) {
        return run.last()
                .train()
                .map(split -> split.loss()
                        / new Guessing(run.facts()).lossShare(split).orElse(Double.NaN))
                .orElse(Double.NaN);
    }
}
