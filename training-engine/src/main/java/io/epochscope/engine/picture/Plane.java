package io.epochscope.engine.picture;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Numbers in rows and columns.
 *
 * @param values which hold them row by row
 * @param from where in {@code values} they begin
 */
record Plane(FloatBuffer values, int from, int height, int width) {

    float at(int row, int column) {
        return values.get(from + row * width + column);
    }

    int pixels() {
        return height * width;
    }

    /** Of fewer numbers, each the mean of a square of those there were. */
    Plane shrunk(int by) {
        if (by == 1) {
            return this;
        }
        Plane smaller = empty(TileSize.shrunk(height, by), TileSize.shrunk(width, by));
        for (int row = 0; row < smaller.height; row++) {
            for (int column = 0; column < smaller.width; column++) {
                smaller.values.put(row * smaller.width + column, mean(row * by, column * by, by));
            }
        }
        return smaller;
    }

    private float mean(int top, int left, int side) {
        int bottom = Math.min(top + side, height);
        int right = Math.min(left + side, width);
        double sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += at(row, column);
            }
        }
        return (float) (sum / ((bottom - top) * (right - left)));
    }

    /** Planes of the same size, one beside the other. */
    static Plane beside(List<Plane> planes) {
        if (planes.size() == 1) {
            return planes.get(0);
        }
        Plane first = planes.get(0);
        Plane all = empty(first.height, first.width * planes.size());
        for (int row = 0; row < first.height; row++) {
            for (Plane plane : planes) {
                for (int column = 0; column < plane.width; column++) {
                    all.values.put(plane.at(row, column));
                }
            }
        }
        return all;
    }

    /** Planes of the same size, added up place by place. */
    static Plane sum(List<Plane> planes) {
        Plane first = planes.get(0);
        Plane sum = empty(first.height, first.width);
        for (Plane plane : planes) {
            for (int i = 0; i < sum.pixels(); i++) {
                sum.values.put(i, sum.values.get(i) + plane.values.get(plane.from + i));
            }
        }
        return sum;
    }

    private static Plane empty(int height, int width) {
        return new Plane(FloatBuffer.allocate(height * width), 0, height, width);
    }
}
