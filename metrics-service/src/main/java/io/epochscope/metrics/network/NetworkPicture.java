package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.ValueRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A picture as the view {@code network_picture} shows it, without its content.
 *
 * @param sample empty if it is of none
 * @param unit 0 if it is of none
 * @param shape empty if all of it is one tile
 * @param values what pixels of 0 and 255 stand for; empty if they are colours
 * @param units how many units of the layer it shows; 0 if it does not say so
 * @param top what its tiles are, if they are samples
 */
record NetworkPicture(
        int epoch,
        Optional<SampleId> sample,
        int unit,
        Optional<TileShape> shape,
        Optional<ValueRange> values,
        int units,
        List<TopSample> top,
        String address) {

    /** What {@link #of} reads. */
    static final String COLUMNS = """
            epoch, split, sample, unit, tiles, of, low, high, sheet_columns, tile_width, tile_height,
            tile_labels, tile_scores, address,
            coalesce(substring(caption ->> 'units' from '^[0-9]{1,9}$')::integer, 0) as units
            """;

    static NetworkPicture of(ResultSet row) throws SQLException {
        Long sample = row.getObject("sample", Long.class);
        return new NetworkPicture(
                row.getInt("epoch"),
                sample == null ? Optional.empty() : Optional.of(new SampleId(row.getString("split"), sample)),
                row.getInt("unit"),
                shape(row),
                range(row),
                row.getInt("units"),
                TopSample.of(row),
                row.getString("address"));
    }

    private static Optional<TileShape> shape(ResultSet row) throws SQLException {
        Integer tiles = row.getObject("tiles", Integer.class);
        return tiles == null
                ? Optional.empty()
                : Optional.of(new TileShape(
                        row.getInt("sheet_columns"),
                        tiles,
                        row.getInt("tile_width"),
                        row.getInt("tile_height"),
                        row.getInt("of")));
    }

    private static Optional<ValueRange> range(ResultSet row) throws SQLException {
        Float low = row.getObject("low", Float.class);
        return low == null ? Optional.empty() : Optional.of(new ValueRange(low, row.getFloat("high"), false, false));
    }

    /** What the values of all these pictures lie in; empty if none is of values. */
    static Optional<ValueRange> range(List<NetworkPicture> pictures) {
        return pictures.stream().flatMap(picture -> picture.values().stream()).reduce(ValueRange::with);
    }

    /** How many tiles each unit has, one after the other; 1 if the picture does not say so. */
    int tilesOfAUnit() {
        int tiles = shape.map(TileShape::tiles).orElse(1);
        return units > 0 && tiles % units == 0 ? tiles / units : 1;
    }
}
