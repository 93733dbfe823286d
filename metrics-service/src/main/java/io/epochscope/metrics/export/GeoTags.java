package io.epochscope.metrics.export;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.plugins.tiff.GeoTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;

/** The tags by which a TIFF says where it lies on earth: OGC GeoTIFF 1.1, and GDAL's tag for what is absent. */
final class GeoTags {

    private static final int MODEL_TYPE = 1024;
    private static final int PROJECTED = 1;
    private static final int GEOGRAPHIC = 2;
    private static final int USER_DEFINED = 32767;
    private static final int RASTER_TYPE = 1025;
    private static final int PIXEL_IS_AREA = 1;
    private static final int CITATION = 1026;
    private static final int GEOGRAPHIC_SYSTEM = 2048;
    private static final int PROJECTED_SYSTEM = 3072;
    private static final TIFFTag GDAL_NODATA = new TIFFTag("GDAL_NODATA", 42113, 1 << TIFFTag.TIFF_ASCII);

    private GeoTags() {}

    /** The tags; a system without EPSG number is given as text, which readers show but cannot use. */
    static List<TIFFField> of(GridPlace place, CoordinateSystem system, String absent) {
        var fields = new ArrayList<TIFFField>();
        GeoTIFFTagSet tags = GeoTIFFTagSet.getInstance();
        double[] transformation = {
            place.a(), place.b(), 0, place.c(), place.d(), place.e(), 0, place.f(), 0, 0, 0, 0, 0, 0, 0, 1
        };
        fields.add(new TIFFField(
                tags.getTag(GeoTIFFTagSet.TAG_MODEL_TRANSFORMATION),
                TIFFTag.TIFF_DOUBLE,
                transformation.length,
                transformation));
        String citation = citation(system);
        char[] keys = keys(system, citation);
        fields.add(
                new TIFFField(tags.getTag(GeoTIFFTagSet.TAG_GEO_KEY_DIRECTORY), TIFFTag.TIFF_SHORT, keys.length, keys));
        if (!citation.isEmpty()) {
            fields.add(new TIFFField(
                    tags.getTag(GeoTIFFTagSet.TAG_GEO_ASCII_PARAMS), TIFFTag.TIFF_ASCII, 1, new String[] {citation}));
        }
        fields.add(new TIFFField(GDAL_NODATA, TIFFTag.TIFF_ASCII, 1, new String[] {absent}));
        return fields;
    }

    private static String citation(CoordinateSystem system) {
        return system.epsg().isPresent() || system.name() == null
                ? ""
                : system.name().replace('|', ' ') + "|";
    }

    /** Version, revision and number of keys, then each key, where its value is, how long it is, and the value. */
    private static char[] keys(CoordinateSystem system, String citation) {
        var keys = new ArrayList<int[]>();
        OptionalInt epsg = system.epsg();
        if (epsg.isEmpty()) {
            keys.add(new int[] {MODEL_TYPE, 0, 1, USER_DEFINED});
            keys.add(new int[] {RASTER_TYPE, 0, 1, PIXEL_IS_AREA});
            if (!citation.isEmpty()) {
                keys.add(new int[] {CITATION, GeoTIFFTagSet.TAG_GEO_ASCII_PARAMS, citation.length(), 0});
            }
        } else {
            // What is not known here is taken for projected, as nearly all systems of scenes are.
            boolean geographic = system.isGeographic().orElse(false);
            keys.add(new int[] {MODEL_TYPE, 0, 1, geographic ? GEOGRAPHIC : PROJECTED});
            keys.add(new int[] {RASTER_TYPE, 0, 1, PIXEL_IS_AREA});
            keys.add(new int[] {geographic ? GEOGRAPHIC_SYSTEM : PROJECTED_SYSTEM, 0, 1, epsg.getAsInt()});
        }
        var directory = new StringBuilder().append((char) 1).append((char) 1).append((char) 0);
        directory.append((char) keys.size());
        for (int[] key : keys) {
            for (int part : key) {
                directory.append((char) part);
            }
        }
        return directory.toString().toCharArray();
    }
}
