package io.epochscope.engine.data.table;

import io.epochscope.engine.data.Feature;
import io.epochscope.events.v1.Split;
import java.nio.FloatBuffer;
import java.util.List;

/** The numbers of a table: features as the network gets them, the target as it is. */
final class TableValues implements TableRows.Visitor {

    /** Rows that lie together, so that a table of any size fits into arrays. */
    private static final int BLOCK = 4096;

    private final List<Feature> features;
    private final float[][] blocks;
    private final float[] targets;
    private int row;

    TableValues(int rows, List<Feature> features) {
        this.features = features;
        blocks = new float[(rows + BLOCK - 1) / BLOCK][];
        for (int block = 0; block < blocks.length; block++) {
            blocks[block] = new float[Math.min(BLOCK, rows - block * BLOCK) * features.size()];
        }
        targets = new float[rows];
    }

    @Override
    public void row(double[] values, double target, Split split) {
        float[] block = blocks[row / BLOCK];
        int from = row % BLOCK * features.size();
        for (int column = 0; column < features.size(); column++) {
            Feature feature = features.get(column);
            double value = Double.isNaN(values[column]) ? feature.imputed() : values[column];
            block[from + column] = feature.scale().scaled(value);
        }
        targets[row++] = (float) target;
    }

    void copyFeatures(int sample, FloatBuffer target) {
        target.put(blocks[sample / BLOCK], sample % BLOCK * features.size(), features.size());
    }

    float target(int sample) {
        return targets[sample];
    }
}
