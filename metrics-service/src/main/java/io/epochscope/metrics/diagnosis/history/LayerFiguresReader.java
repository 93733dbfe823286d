package io.epochscope.metrics.diagnosis.history;

import io.epochscope.metrics.store.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Reads what histograms tell of layers; of an epoch the last step that has any. */
final class LayerFiguresReader {

    private static final String COLUMNS = """
            layer, tensor, kind, split, epoch, step, shape, zeros,
            nans + positive_infinities + negative_infinities as non_finite, finite, mean, m2, m3, m4, minimum, maximum,
            coalesce(units, 0) as units, coalesce(cardinality(dead_units), 0) as dead,
            coalesce(cardinality(saturated_units), 0) as saturated, coalesce(saturated_values, 0) as saturated_values
            """;

    /** Later rows replace earlier ones, so the order is that of the steps. */
    private static final String LAYERS = "select " + COLUMNS + """
            from store.tensor_histogram
            where run_key = ? and epoch >= ? and kind in ('weight', 'gradient', 'update', 'activation')
            order by epoch, step, split
            """;

    private static final String INPUTS = "select " + COLUMNS + """
            from store.tensor_histogram
            where run_key = ? and kind = 'input'
            order by epoch desc, step desc
            """;

    private final DataSource dataSource;

    LayerFiguresReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** By epoch and layer. */
    Map<Integer, Map<String, LayerFigures>> read(long runKey, int from) {
        Map<Integer, Map<String, Parts>> parts = new HashMap<>();
        Query.rows(
                dataSource,
                LAYERS,
                row -> parts.computeIfAbsent(row.getInt("epoch"), any -> new TreeMap<>())
                        .computeIfAbsent(row.getString("layer"), any -> new Parts())
                        .add(row),
                runKey,
                from);
        Map<Integer, Map<String, LayerFigures>> figures = new HashMap<>();
        parts.forEach((epoch, layers) -> {
            Map<String, LayerFigures> ofEpoch = figures.computeIfAbsent(epoch, any -> new TreeMap<>());
            layers.forEach((layer, found) -> ofEpoch.put(layer, found.figures()));
        });
        return figures;
    }

    /** The first that was published of each split. */
    Map<String, TensorFigures> readInputs(long runKey) {
        Map<String, TensorFigures> inputs = new HashMap<>();
        Query.rows(dataSource, INPUTS, row -> inputs.put(row.getString("split"), tensor(row)), runKey);
        return inputs;
    }

    private static TensorFigures tensor(ResultSet row) throws SQLException {
        long finite = row.getLong("finite");
        double m2 = row.getDouble("m2") / finite;
        return new TensorFigures(
                finite,
                row.getLong("non_finite"),
                row.getLong("zeros"),
                row.getDouble("mean"),
                Math.sqrt(m2),
                m2 > 0 ? row.getDouble("m3") / finite / Math.pow(m2, 1.5) : Double.NaN,
                m2 > 0 ? row.getDouble("m4") / finite / (m2 * m2) : Double.NaN,
                row.getDouble("minimum"),
                row.getDouble("maximum"),
                List.of((Long[]) row.getArray("shape").getArray()));
    }

    /** What was published of one layer in one epoch. */
    private static final class Parts {

        private final Map<String, TensorFigures> weights = new TreeMap<>();
        private final Map<String, TensorFigures> gradients = new TreeMap<>();
        private final Map<String, TensorFigures> updates = new TreeMap<>();
        private TensorFigures activation;
        private int units;
        private int dead;
        private int saturated;
        private double saturation = Double.NaN;

        Parts add(ResultSet row) throws SQLException {
            TensorFigures tensor = tensor(row);
            String name = row.getString("tensor");
            switch (row.getString("kind")) {
                case "weight" -> weights.put(name, tensor);
                case "gradient" -> gradients.put(name, tensor);
                case "update" -> updates.put(name, tensor);
                default -> addActivation(row, name, tensor);
            }
            return this;
        }

        private void addActivation(ResultSet row, String name, TensorFigures tensor) throws SQLException {
            if (!name.equals("output")) {
                return;
            }
            activation = tensor;
            units = row.getInt("units");
            dead = row.getInt("dead");
            saturated = row.getInt("saturated");
            saturation = row.getDouble("saturated_values") / (tensor.finite() + tensor.nonFinite());
        }

        LayerFigures figures() {
            return new LayerFigures(
                    weights, gradients, updates, Optional.ofNullable(activation), units, dead, saturated, saturation);
        }
    }
}
