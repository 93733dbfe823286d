package io.epochscope.engine.training;

/**
 * How the weights are moved. Which algorithms there are, and the ranges of their settings, is checked where a request
 * is validated; a plain Java program gets an {@link IllegalArgumentException} from this constructor.
 *
 * @param algorithm which one
 * @param learningRate greater than 0 and finite
 * @param momentum from 0 to below 1; used by {@link Algorithm#SGD} alone
 * @param weightDecay 0 or more: coupled (L2) for SGD and Adam, decoupled for AdamW
 */
public record OptimizerSettings(Algorithm algorithm, double learningRate, double momentum, double weightDecay) {

    /** The algorithms that can be chosen. */
    public enum Algorithm {
        SGD,
        ADAM,
        ADAMW
    }

    public OptimizerSettings {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException("learning rate must be greater than 0 and finite: " + learningRate);
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("momentum must be from 0 to below 1: " + momentum);
        }
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new IllegalArgumentException("weight decay must be 0 or more and finite: " + weightDecay);
        }
    }
}
