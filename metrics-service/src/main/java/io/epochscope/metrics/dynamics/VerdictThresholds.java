package io.epochscope.metrics.dynamics;

/**
 * Where the verdicts on patches begin. The sources name what is measured; none of them names thresholds that would hold
 * for every data set, so these are the project's own.
 *
 * @param leastEpochs epochs that a patch must have been scored in before it is judged, at least 1
 * @param suspicion a suspect label has at least this {@link LabelSuspicion}: the hard-to-learn corner of the data map,
 *     where Swayamdipta et al. (2020, section 5) find mislabelled samples
 * @param suspectAgreement and was predicted as one and the same other class in at least this share of the epochs, 0 to
 *     1
 * @param neverLearnedShare a patch that was wrong in the last epoch was never learnt if it was right in at most this
 *     share of the epochs, 0 to 1: what is right once in ten epochs was met by chance
 * @param forgottenFor a patch is forgotten if it was wrong in this many last epochs, and right more often than that
 *     before, at least 1
 * @param inconsistentForgetting an inconsistent patch has at least this many forgetting events. Toneva et al. (2019)
 *     call a sample forgettable from one on; networks that are still learning forget once in passing
 * @param inconsistentShare and they come to this share of the epochs, 0 to 0.5, so that long runs are judged as short
 *     ones
 * @param inconsistentVariability or p(true class) has at least this standard deviation, 0 to 0.5: the ambiguous region
 *     of the data map
 * @param slowShare a patch is slow if it was predicted right for the first time after this share of the epochs, 0 to 1
 */
public record VerdictThresholds(
        int leastEpochs,
        double suspicion,
        double suspectAgreement,
        double neverLearnedShare,
        int forgottenFor,
        int inconsistentForgetting,
        double inconsistentShare,
        double inconsistentVariability,
        double slowShare) {

    /** What is used unless settings say otherwise. */
    public static VerdictThresholds defaults() {
        return new VerdictThresholds(3, 0.93, 0.25, 0.1, 2, 2, 0.2, 0.3, 0.5);
    }
}
