package io.epochscope.engine.data.scenes;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The GeoKey directory of a TIFF: numbers by key, and texts that are cut from one long text. */
final class GeoKeys {

    private static final int DIRECTORY = 34_735;
    private static final int TEXTS = 34_737;

    private static final int RASTER_TYPE = 1025;
    private static final int PIXEL_IS_POINT = 2;
    private static final int CITATION = 1026;
    private static final int GEODETIC_CRS = 2048;
    private static final int GEODETIC_CITATION = 2049;
    private static final int PROJECTED_CRS = 3072;
    private static final int PROJECTED_CITATION = 3073;
    /** Codes from here on are a user's own, not EPSG's. */
    private static final int USER_DEFINED = 32_767;

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();

    static GeoKeys of(Directory tags) {
        GeoKeys keys = new GeoKeys();
        double[] directory = GeoTiff.numbers(tags, DIRECTORY);
        Entry entry = tags.getEntryById(TEXTS);
        String text = entry == null ? "" : entry.getValueAsString();
        // Four numbers each: key, where its value is (0: right here), how many, which. The first four are a header.
        for (int i = 4; i + 3 < directory.length; i += 4) {
            int key = (int) directory[i];
            int place = (int) directory[i + 1];
            int count = (int) directory[i + 2];
            int value = (int) directory[i + 3];
            if (place == 0) {
                keys.numbers.put(key, value);
            } else if (place == TEXTS && value < text.length()) {
                String cut = text.substring(value, Math.min(text.length(), value + count));
                keys.texts.put(key, cut.replaceAll("[|\\x00]+$", "").strip());
            }
        }
        return keys;
    }

    boolean pixelIsPoint() {
        return numbers.getOrDefault(RASTER_TYPE, 0) == PIXEL_IS_POINT;
    }

    /** The EPSG code of the coordinate reference system, or else what the file calls its own. */
    Optional<String> crs() {
        boolean projected = numbers.containsKey(PROJECTED_CRS);
        OptionalInt epsg = epsg(projected ? PROJECTED_CRS : GEODETIC_CRS);
        if (epsg.isPresent()) {
            return Optional.of("EPSG:" + epsg.getAsInt());
        }
        return text(projected ? PROJECTED_CITATION : GEODETIC_CITATION).or(() -> text(CITATION));
    }

    private OptionalInt epsg(int key) {
        int code = numbers.getOrDefault(key, 0);
        return code > 0 && code < USER_DEFINED ? OptionalInt.of(code) : OptionalInt.empty();
    }

    private Optional<String> text(int key) {
        return Optional.ofNullable(texts.get(key)).filter(text -> !text.isBlank());
    }
}
