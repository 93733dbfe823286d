package io.epochscope.metrics.dynamics;

/**
 * How much speaks for it that a patch has a wrong label: 1 - confidence + variability / 2, where confidence and
 * variability are mean and population standard deviation of p(true class) over the epochs.
 *
 * <p>The mean over the epochs is what tells wrong labels from right ones that are hard, since networks learn what
 * labels have in common before they learn single wrong ones by heart (Arpit et al. 2017; Swayamdipta et al. 2020,
 * section 5, for the mean of p(true class); Northcutt et al. 2021 rank by the same p(true class) of one model). By the
 * last epochs a wrong label may have been learnt by heart: of two patches of the same mean the one whose p(true class)
 * was low for long and then rose is the more suspect, which is what the half of the variability is for. How well both
 * rank is what {@code bench suspect-labels} measures.
 */
public final class LabelSuspicion {

    private static final double WEIGHT_OF_VARIABILITY = 0.5;

    private LabelSuspicion() {}

    /**
     * The suspicion against a label, comparable among the patches of one pass of one run: 0 to about 1.06, higher is
     * more suspect; 0 if the patch was never judged or p(true class) was NaN in any epoch.
     *
     * @param place of the patch in its chunk
     */
    public static double of(ChunkDynamics patches, int place) {
        double suspicion = 1 - patches.confidence(place) + WEIGHT_OF_VARIABILITY * patches.variability(place);
        return patches.streak(place) == 0 || Double.isNaN(suspicion) ? 0 : suspicion;
    }
}
