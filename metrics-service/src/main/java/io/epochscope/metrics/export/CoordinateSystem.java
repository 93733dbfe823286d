package io.epochscope.metrics.export;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateReferenceSystem;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.Proj4jException;

/**
 * A coordinate reference system as a scene names it.
 *
 * @param name {@code EPSG:32640}, WKT or whatever the data set says
 */
record CoordinateSystem(String name) {

    private static final Pattern EPSG = Pattern.compile("(?i)\\s*EPSG:(\\d{1,6})\\s*");
    private static final String WGS84 = "EPSG:4326";

    /** Its number in the EPSG data set, if that is how it is named. */
    OptionalInt epsg() {
        Matcher matcher = EPSG.matcher(name == null ? "" : name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Whether its coordinates are degrees; empty if it is not known here. */
    Optional<Boolean> isGeographic() {
        return known().map(CoordinateReferenceSystem::isGeographic);
    }

    /** From its coordinates to longitude and latitude; empty if it is not known here. For one thread. */
    Optional<CoordinateTransform> toLongitudeAndLatitude() {
        return known().map(system -> new BasicCoordinateTransform(system, new CRSFactory().createFromName(WGS84)));
    }

    private Optional<CoordinateReferenceSystem> known() {
        if (epsg().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new CRSFactory().createFromName("EPSG:" + epsg().getAsInt()));
        } catch (Proj4jException e) {
            // That a system is not known is an answer, which callers explain to their users.
            return Optional.empty();
        }
    }
}
