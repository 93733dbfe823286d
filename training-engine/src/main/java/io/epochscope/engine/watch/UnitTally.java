package io.epochscope.engine.watch;

import ai.djl.ndarray.types.Shape;
import io.epochscope.engine.network.ActivationFunction;
import io.epochscope.events.v1.UnitHealth;
import java.nio.FloatBuffer;
import java.util.BitSet;

/**
 * Finds out which units of an activation function did nothing, or nothing else than saturate, over all values that it
 * is shown. Units are the second dimension of its outputs: the channels of maps, the features of rows.
 */
final class UnitTally {

    private final ActivationFunction function;
    private final BitSet alive = new BitSet();
    private final BitSet responsive = new BitSet();
    private int units = -1;
    private boolean mixed;
    private long saturatedValues;
    private float[] row = new float[0];

    UnitTally(ActivationFunction function) {
        this.function = function;
    }

    /**
     * Adds outputs.
     *
     * @param outputs from the buffer's position on, which moves to their end
     * @param shape (batch, units …)
     */
    void add(FloatBuffer outputs, Shape shape) {
        int found = shape.dimension() < 2 ? 1 : Math.toIntExact(shape.get(1));
        mixed |= units >= 0 && units != found;
        units = found;
        int batch = Math.toIntExact(shape.get(0));
        row = new float[batch == 0 ? 0 : Math.toIntExact(shape.size() / batch / units)];
        for (int sample = 0; sample < batch; sample++) {
            for (int unit = 0; unit < units; unit++) {
                outputs.get(row);
                add(unit);
            }
        }
    }

    private void add(int unit) {
        if (function.diesAtZero() && !alive.get(unit)) {
            alive.set(unit, anyAboveZero());
        }
        if (function.saturates()) {
            int flat = 0;
            for (float output : row) {
                flat += function.flatAt(output) ? 1 : 0;
            }
            saturatedValues += flat;
            if (flat < row.length) {
                responsive.set(unit);
            }
        }
    }

    /** NaN counts as alive: it is told elsewhere, and is not what a dead unit puts out. */
    private boolean anyAboveZero() {
        for (float output : row) {
            if (!(output <= 0)) {
                return true;
            }
        }
        return false;
    }

    /** Nothing of a function that was used for different numbers of units, which then are not the same ones. */
    UnitHealth toMessage() {
        UnitHealth.Builder health = UnitHealth.newBuilder();
        if (units < 0 || mixed) {
            return health.build();
        }
        health.setUnits(units).setSaturatedValues(saturatedValues);
        for (int unit = 0; unit < units; unit++) {
            if (function.diesAtZero() && !alive.get(unit)) {
                health.addDead(unit);
            }
            if (function.saturates() && !responsive.get(unit)) {
                health.addSaturated(unit);
            }
        }
        return health.build();
    }
}
