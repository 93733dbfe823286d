package io.epochscope.metrics.dynamics;

/**
 * Where the verdicts on patches begin.
 *
 * @param leastEpochs epochs that a patch must have been scored in before it is judged
 * @param suspectConfidence a suspect label has at most this mean p(true class): the hard-to-learn corner of the data
 *     map, where Swayamdipta et al. (2020, section 5) find mislabelled samples
 * @param suspectAgreement and is predicted as one and the same other class in this share of the epochs more often than
 *     as anything else wrong
 * @param forgottenFor a patch is forgotten if it was wrong in this many last epochs, and right before
 * @param inconsistentForgetting forgetting events from which on a patch is inconsistent (Toneva et al. 2019 call a
 *     sample forgettable from one on; networks that are still learning forget once or twice in passing)
 * @param inconsistentVariability or standard deviation of p(true class) from which on it is: the ambiguous region of
 *     the data map
 * @param slowShare a patch is slow if it was predicted right for the first time after this share of the epochs
 */
public record VerdictThresholds(
        int leastEpochs,
        double suspectConfidence,
        double suspectAgreement,
        int forgottenFor,
        int inconsistentForgetting,
        double inconsistentVariability,
        double slowShare) {

    /** What is used unless settings say otherwise. */
    public static VerdictThresholds defaults() {
        return new VerdictThresholds(3, 0.2, 0.5, 2, 3, 0.3, 0.5);
    }
}
