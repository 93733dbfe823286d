package io.epochscope.engine.data;

import java.util.List;

/**
 * Where on earth the pixels of an image lie.
 *
 * @param crs the coordinate reference system: {@code EPSG:32640}, WKT, or what a file calls a system of its own
 * @param affine a, b, c, d, e, f of x = a·column + b·row + c and y = d·column + e·row + f, which give the upper left
 *     corner of a pixel
 */
public record Georeference(String crs, List<Double> affine) {

    private static final int COEFFICIENTS = 6;

    public Georeference {
        affine = List.copyOf(affine);
        if (affine.size() != COEFFICIENTS) {
            throw new IllegalArgumentException("an affine transform has 6 coefficients, not " + affine.size());
        }
    }
}
