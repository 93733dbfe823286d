package io.epochscope.engine.data.scenes;

import com.twelvemonkeys.imageio.metadata.CompoundDirectory;
import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import io.epochscope.engine.data.Georeference;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * The tags by which a TIFF says where on earth it lies, after <a
 * href="https://docs.ogc.org/is/19-008r4/19-008r4.html">OGC GeoTIFF 1.1</a>.
 */
final class GeoTiff {

    private static final int PIXEL_SCALE = 33_550;
    private static final int TIEPOINT = 33_922;
    private static final int TRANSFORMATION = 34_264;

    private final Directory tags;
    private final GeoKeys keys;

    private GeoTiff(Directory tags) {
        this.tags = tags;
        keys = GeoKeys.of(tags);
    }

    /**
     * Reads the tags of a TIFF.
     *
     * @return empty if it has no coordinates, or no coordinate reference system to go with them
     */
    static Optional<Georeference> read(Path path) throws IOException {
        try (ImageInputStream in = new FileImageInputStream(path.toFile())) {
            Directory all = new TIFFReader().read(in);
            GeoTiff tiff = new GeoTiff(all instanceof CompoundDirectory several ? several.getDirectory(0) : all);
            return tiff.keys.crs().flatMap(crs -> tiff.affine().map(affine -> new Georeference(crs, affine)));
        } catch (RuntimeException e) {
            throw new IOException("%s: its GeoTIFF tags are damaged: %s".formatted(path.getFileName(), e), e);
        }
    }

    private Optional<List<Double>> affine() {
        double[] matrix = numbers(tags, TRANSFORMATION);
        double[] scale = numbers(tags, PIXEL_SCALE);
        double[] tie = numbers(tags, TIEPOINT);
        if (matrix.length >= 16) {
            return Optional.of(corner(matrix[0], matrix[1], matrix[3], matrix[4], matrix[5], matrix[7]));
        }
        if (scale.length >= 2 && tie.length >= 6) {
            return Optional.of(
                    corner(scale[0], 0, tie[3] - tie[0] * scale[0], 0, -scale[1], tie[4] + tie[1] * scale[1]));
        }
        return Optional.empty();
    }

    /** Where coordinates are those of pixels' centres, half a pixel to the upper left. */
    private List<Double> corner(double a, double b, double c, double d, double e, double f) {
        double half = keys.pixelIsPoint() ? 0.5 : 0;
        return List.of(a, b, c - half * (a + b), d, e, f - half * (d + e));
    }

    /** The values of a tag; none if it is not there or no list of numbers. */
    static double[] numbers(Directory tags, int tag) {
        Entry entry = tags.getEntryById(tag);
        Object value = entry == null ? null : entry.getValue();
        if (value instanceof Number number) {
            return new double[] {number.doubleValue()};
        }
        double[] numbers = new double[value == null || !value.getClass().isArray() ? 0 : Array.getLength(value)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) Array.get(value, i)).doubleValue();
        }
        return numbers;
    }
}
