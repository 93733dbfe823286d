package io.epochscope.engine.data.table;

import io.epochscope.events.v1.Split;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Draws the splits of a table's rows. */
final class RowSplits {

    private RowSplits() {}

    /**
     * Shares of the rows, rounded, drawn without regard to their order; what is left is trained on.
     *
     * @param validation from 0 to below 1
     * @param test from 0 to below 1
     */
    static Split[] drawn(int rows, double validation, double test, long seed) {
        int validated = (int) Math.round(rows * validation);
        int tested = Math.min(rows - validated, (int) Math.round(rows * test));
        Split[] splits = new Split[rows];
        Arrays.fill(splits, 0, validated, Split.SPLIT_VALIDATION);
        Arrays.fill(splits, validated, validated + tested, Split.SPLIT_TEST);
        Arrays.fill(splits, validated + tested, rows, Split.SPLIT_TRAIN);
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Split split = splits[i];
            splits[i] = splits[other];
            splits[other] = split;
        }
        return splits;
    }
}
