package io.epochscope.engine.training;

/**
 * When all samples are judged exactly, with dropout off and the weights that an epoch arrived at.
 *
 * @param every after every so many epochs, 0 for never
 * @param atEnd after the last epoch
 */
public record EvaluationSettings(int every, boolean atEnd) {

    public EvaluationSettings {
        if (every < 0) {
            throw new IllegalArgumentException("evaluations after every so many epochs, 0 for never: " + every);
        }
    }

    /** No evaluation but that of the test split, which every run ends with. */
    public static EvaluationSettings never() {
        return new EvaluationSettings(0, false);
    }

    /** Whether one follows an epoch. */
    boolean due(int epoch, boolean last) {
        return (every > 0 && epoch % every == 0) || (atEnd && last);
    }
}
