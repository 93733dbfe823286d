package io.epochscope.metrics.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.scene.Scene;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Writes a grid as GeoJSON (RFC 7946): one feature for each patch, a quadrilateral in longitude and latitude of WGS 84.
 *
 * @param property what the value of a patch is called
 * @param names of the values, if they are categories; empty for measured values
 */
record GeoJson(
        Scene scene, PatchGrid grid, String property, Map<Integer, String> names, CoordinateTransform transform) {

    static final String MEDIA_TYPE = "application/geo+json";

    private static final int BUFFER_BYTES = 1 << 16;
    /** Seven decimals of a degree are a centimetre on earth. */
    private static final double PRECISION = 1e7;

    /** Corners of a cell as (column, row), counter-clockwise where rows go down. */
    private static final int[][] CORNERS = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};

    /** Writes the features of all patches that are present. */
    void write(OutputStream output) throws IOException {
        var buffer = new BufferedOutputStream(output, BUFFER_BYTES);
        // Closed only when all is written: what fails on the way must not look whole.
        JsonGenerator json = new JsonFactory()
                .createGenerator(buffer)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("type", "FeatureCollection");
        json.writeStringField("name", scene.id());
        json.writeArrayFieldStart("features");
        GridPlace place = GridPlace.of(scene);
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                if (grid.present(row, column)) {
                    feature(json, place, row, column);
                }
            }
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
        buffer.flush();
    }

    private void feature(JsonGenerator json, GridPlace place, int row, int column) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", "Feature");
        json.writeObjectFieldStart("properties");
        json.writeNumberField("row", row);
        json.writeNumberField("column", column);
        value(json, grid.value(row, column));
        json.writeEndObject();
        json.writeObjectFieldStart("geometry");
        json.writeStringField("type", "Polygon");
        json.writeArrayFieldStart("coordinates");
        json.writeStartArray();
        for (int i = 0; i <= CORNERS.length; i++) {
            int corner = i % CORNERS.length;
            int[] offset = CORNERS[place.isDownwards() ? corner : (CORNERS.length - corner) % CORNERS.length];
            position(json, place, row + offset[1], column + offset[0]);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    /** JSON has no NaN: such a value is null. */
    private void value(JsonGenerator json, float value) throws IOException {
        String name = names.get((int) value);
        if (!names.isEmpty() && name != null) {
            json.writeStringField(property, name);
        } else if (Float.isFinite(value)) {
            json.writeNumberField(property, value);
        } else {
            json.writeNullField(property);
        }
    }

    private void position(JsonGenerator json, GridPlace place, int row, int column) throws IOException {
        var from = new ProjCoordinate(place.x(column, row), place.y(column, row));
        ProjCoordinate to = transform.transform(from, new ProjCoordinate());
        json.writeStartArray();
        json.writeNumber(Math.round(to.x * PRECISION) / PRECISION);
        json.writeNumber(Math.round(to.y * PRECISION) / PRECISION);
        json.writeEndArray();
    }
}
