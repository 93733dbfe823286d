package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.Threshold;
import io.epochscope.metrics.diagnosis.Thresholds;
import java.util.List;

/**
 * From where on the validation loss has turned.
 *
 * @param epochs in which the loss has to stay up, all of them half of the rise at least
 * @param rise of their median above the lowest, as a share of it
 * @param negligible a rise of less than this share of the loss of guessing is not worth a word, however low the loss
 *     was
 * @param accuracyHolds an accuracy that falls by no more than this holds, however many samples it is measured on
 */
record TurnLimits(int epochs, double rise, double negligible, double accuracyHolds) {

    private static final Threshold EPOCHS =
            new Threshold("epochs", 3, "epochs since the lowest validation loss, and for which it stays up");
    private static final Threshold RISE =
            new Threshold("rise", 0.1, "rise of the validation loss above its lowest, as a share of it");
    private static final Threshold NEGLIGIBLE = new Threshold(
            "negligible", 0.03, "the same rise that is not worth a word, as a share of the loss of guessing");
    private static final Threshold ACCURACY_HOLDS = new Threshold(
            "accuracy-holds", 0.005, "fall of the validation accuracy up to which it holds however small the noise is");

    /** The thresholds of a rule that looks for a turn. */
    static final List<Threshold> THRESHOLDS = List.of(EPOCHS, RISE, NEGLIGIBLE, ACCURACY_HOLDS);

    /** The limits as set for a rule. */
    static TurnLimits of(String rule, Thresholds thresholds) {
        return new TurnLimits(
                thresholds.count(rule, EPOCHS),
                thresholds.of(rule, RISE),
                thresholds.of(rule, NEGLIGIBLE),
                thresholds.of(rule, ACCURACY_HOLDS));
    }
}
