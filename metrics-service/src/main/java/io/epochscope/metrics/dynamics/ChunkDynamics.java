package io.epochscope.metrics.dynamics;

import io.epochscope.metrics.patch.ChunkScores;
import java.util.Arrays;
import java.util.BitSet;

/**
 * How the patches of one chunk were learnt, epoch after epoch of one pass: what of the past is needed to judge each of
 * them, in bounded memory. Epochs are folded in ascending order, so that the same epochs lead to the same state bit for
 * bit, however they came. Not thread-safe.
 *
 * <p>Confidence and variability are mean and population standard deviation of p(true class) over the epochs
 * (Swayamdipta et al. 2020, "Dataset Cartography"), computed by Welford's recurrence; forgetting events are changes
 * from a right prediction to a wrong one (Toneva et al. 2019, "An Empirical Study of Example Forgetting"); the rival is
 * the wrong class predicted most, by the majority vote of Boyer and Moore (1981): it is found for certain if it makes
 * up more than half of the wrong predictions, and may be any of the wrong classes else.
 *
 * <p>A patch without label is not judged right or wrong. What was folded of a patch in its first 32,767 epochs stays as
 * it is after them.
 */
public final class ChunkDynamics {

    /** Where no class has been predicted wrongly. */
    public static final short NO_RIVAL = -1;

    private static final int NO_EPOCH = -1;
    private static final short UNLABELLED = -1;

    private int lastEpoch;
    private final BitSet present;
    private final short[] epochs;
    private final double[] confidence;
    private final double[] squareDeviations;
    private final short[] correct;
    private final short[] forgotten;
    private final int[] firstLearned;
    private final short[] streak;
    private final short[] rival;
    private final short[] rivalVotes;

    /** A chunk of that many places, of which nothing is known. */
    public ChunkDynamics(int places) {
        this(
                NO_EPOCH,
                new BitSet(places),
                new short[places],
                new double[places],
                new double[places],
                new short[places],
                new short[places],
                new int[places],
                new short[places],
                filled(places, NO_RIVAL),
                new short[places]);
    }

    /** A state as it was stored; takes over the arrays. */
    ChunkDynamics(
            int lastEpoch,
            BitSet present,
            short[] epochs,
            double[] confidence,
            double[] squareDeviations,
            short[] correct,
            short[] forgotten,
            int[] firstLearned,
            short[] streak,
            short[] rival,
            short[] rivalVotes) {
        this.lastEpoch = lastEpoch;
        this.present = present;
        this.epochs = epochs;
        this.confidence = confidence;
        this.squareDeviations = squareDeviations;
        this.correct = correct;
        this.forgotten = forgotten;
        this.firstLearned = firstLearned;
        this.streak = streak;
        this.rival = rival;
        this.rivalVotes = rivalVotes;
    }

    private static short[] filled(int places, short value) {
        short[] elements = new short[places];
        Arrays.fill(elements, value);
        return elements;
    }

    /** The last epoch that was folded; -1 before the first. */
    public int lastEpoch() {
        return lastEpoch;
    }

    /** Places of the chunk. */
    public int places() {
        return epochs.length;
    }

    /**
     * Takes in an epoch.
     *
     * @param epoch later than {@link #lastEpoch()}
     * @param scores of a classifier, of a chunk of that many places
     * @param labels the true class of each place, -1 if it has none; null if no labels are known
     */
    public void fold(int epoch, ChunkScores scores, short[] labels) {
        if (epoch <= lastEpoch) {
            throw new IllegalArgumentException("epoch %d after epoch %d".formatted(epoch, lastEpoch));
        }
        lastEpoch = epoch;
        BitSet scored = scores.present();
        for (int place = scored.nextSetBit(0); place >= 0; place = scored.nextSetBit(place + 1)) {
            if (epochs[place] == Short.MAX_VALUE) {
                continue;
            }
            present.set(place);
            epochs[place]++;
            double deviation = scores.pTrue()[place] - confidence[place];
            confidence[place] += deviation / epochs[place];
            squareDeviations[place] += deviation * (scores.pTrue()[place] - confidence[place]);
            if (labels != null && labels[place] != UNLABELLED && scores.predicted() != null) {
                judge(epoch, place, labels[place], scores.predicted()[place]);
            }
        }
    }

    private void judge(int epoch, int place, short label, short predicted) {
        if (predicted == label) {
            correct[place]++;
            if (firstLearned[place] == 0 && correct[place] == 1) {
                firstLearned[place] = epoch;
            }
            streak[place] = (short) (Math.max(streak[place], 0) + 1);
            return;
        }
        if (streak[place] > 0) {
            forgotten[place]++;
        }
        streak[place] = (short) (Math.min(streak[place], 0) - 1);
        if (rivalVotes[place] == 0) {
            rival[place] = predicted;
        }
        rivalVotes[place] += (short) (rival[place] == predicted ? 1 : -1);
    }

    /** The places of patches that were scored in any epoch; not to be changed. */
    public BitSet present() {
        return present;
    }

    /** In how many epochs a patch was scored, at most 32,767. */
    public short epochs(int place) {
        return epochs[place];
    }

    /** Mean of p(true class) over the epochs, 0 to 1; NaN once one of them was. */
    public double confidence(int place) {
        return confidence[place];
    }

    /** Population standard deviation of p(true class) over the epochs, 0 to 0.5. */
    public double variability(int place) {
        return Math.sqrt(squareDeviations[place] / epochs[place]);
    }

    /** In how many epochs a patch was predicted right. */
    public short correct(int place) {
        return correct[place];
    }

    /** How often a patch was predicted wrong after it had been predicted right in the epoch before. */
    public short forgotten(int place) {
        return forgotten[place];
    }

    /** Whether a patch was predicted right in any epoch. */
    public boolean isEverCorrect(int place) {
        return correct[place] > 0;
    }

    /** The first epoch in which a patch was predicted right; without meaning if there is none. */
    public int firstLearned(int place) {
        return firstLearned[place];
    }

    /** How many of the last epochs in a row were right; negative: wrong; 0: never judged. */
    public short streak(int place) {
        return streak[place];
    }

    /** The wrong class predicted most; {@link #NO_RIVAL} if there is none. */
    public short rival(int place) {
        return rival[place];
    }

    /** The rival was predicted in at least so many epochs: what the majority vote has left of it. */
    public short rivalVotes(int place) {
        return rivalVotes[place];
    }

    /** The arrays as they are stored, in the order of the table's columns. */
    Stored stored() {
        return new Stored(
                epochs, confidence, squareDeviations, correct, forgotten, firstLearned, streak, rival, rivalVotes);
    }

    /** The arrays of a state, one element for each place. */
    @SuppressWarnings("ArrayRecordComponent") // handed to the database, never compared
    record Stored(
            short[] epochs,
            double[] confidence,
            double[] squareDeviations,
            short[] correct,
            short[] forgotten,
            int[] firstLearned,
            short[] streak,
            short[] rival,
            short[] rivalVotes) {}
}
