package io.epochscope.metrics.export;

import io.epochscope.metrics.drawing.PatchLayout;
import io.epochscope.metrics.scene.Scene;

/**
 * Where a grid lies on earth: x = a·column + b·row + c and y = d·column + e·row + f of the upper left corner of a cell.
 */
record GridPlace(double a, double b, double c, double d, double e, double f) {

    /** Of a scene that is placed: its pixels' transformation after that from cells to pixels. */
    static GridPlace of(Scene scene) {
        PatchLayout layout = scene.layout();
        double a = scene.affine().get(0);
        double b = scene.affine().get(1);
        double d = scene.affine().get(3);
        double e = scene.affine().get(4);
        return new GridPlace(
                a * layout.strideX(),
                b * layout.strideY(),
                a * layout.x() + b * layout.y() + scene.affine().get(2),
                d * layout.strideX(),
                e * layout.strideY(),
                d * layout.x() + e * layout.y() + scene.affine().get(5));
    }

    double x(double column, double row) {
        return a * column + b * row + c;
    }

    double y(double column, double row) {
        return d * column + e * row + f;
    }

    /** Whether rows go down where columns go to the right, as in a map with north at its top. */
    boolean isDownwards() {
        return a * e - b * d < 0;
    }
}
