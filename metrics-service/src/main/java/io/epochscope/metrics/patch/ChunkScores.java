package io.epochscope.metrics.patch;

import io.epochscope.events.patch.ChunkGrid;
import io.epochscope.events.patch.Presence;
import io.epochscope.events.v1.PatchScores;
import io.epochscope.metrics.store.UnstorableEventException;
import java.util.BitSet;

/**
 * The scores of one chunk in one pass of one epoch, an element for each place of the chunk; elements are without
 * meaning where {@code present} has no bit.
 *
 * @param loss of each patch
 * @param pTrue probability of the true class; null if the pass gave none
 * @param pPredicted probability of the predicted class; null if the pass gave none
 * @param predicted index of the predicted class; null if the pass gave none
 * @param output predicted value; null if the pass gave none
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of patches a chunk, never compared
public record ChunkScores(
        BitSet present, float[] loss, float[] pTrue, float[] pPredicted, short[] predicted, float[] output) {

    /**
     * Spreads the values of an event over the places of its chunk.
     *
     * @throws UnstorableEventException if there are other than one or no value for each patch that is present
     */
    public static ChunkScores of(PatchScores scores) {
        int places = ChunkGrid.of(scores.getGrid()).chunk(scores.getChunk()).patches();
        BitSet present = Presence.unpack(scores.getPresence(), places);
        var spread = new Spread(present, places);
        return new ChunkScores(
                present,
                spread.reals("loss", scores.getLossCount(), scores::getLoss),
                spread.reals("p_true", scores.getPTrueCount(), scores::getPTrue),
                spread.reals("p_predicted", scores.getPPredictedCount(), scores::getPPredicted),
                spread.smallints("predicted", scores.getPredictedCount(), scores::getPredicted),
                spread.reals("output", scores.getOutputCount(), scores::getOutput));
    }

    /** Places of the chunk, whether or not there are patches. */
    public int places() {
        return loss.length;
    }

    private interface Reals {
        float at(int index);
    }

    private interface Integers {
        int at(int index);
    }

    private record Spread(BitSet present, int places) {

        float[] reals(String field, int count, Reals values) {
            if (isLeftOut(field, count)) {
                return null;
            }
            float[] elements = new float[places];
            int next = 0;
            for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
                elements[place] = values.at(next);
                next++;
            }
            return elements;
        }

        short[] smallints(String field, int count, Integers values) {
            if (isLeftOut(field, count)) {
                return null;
            }
            short[] elements = new short[places];
            int next = 0;
            for (int place = present.nextSetBit(0); place >= 0; place = present.nextSetBit(place + 1)) {
                int value = values.at(next);
                if (value < 0 || value > Short.MAX_VALUE) {
                    throw new UnstorableEventException("patch_scores.%s has %s, but at most %d can be stored"
                            .formatted(field, Integer.toUnsignedString(value), Short.MAX_VALUE));
                }
                elements[place] = (short) value;
                next++;
            }
            return elements;
        }

        private boolean isLeftOut(String field, int count) {
            int patches = present.cardinality();
            if (count == 0 && patches > 0) {
                return true;
            }
            if (count != patches) {
                throw new UnstorableEventException(
                        "patch_scores.%s has %d values, but presence says that there are %d patches"
                                .formatted(field, count, patches));
            }
            return false;
        }
    }
}
