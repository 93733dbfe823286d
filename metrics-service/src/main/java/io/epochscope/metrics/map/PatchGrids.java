package io.epochscope.metrics.map;

import io.epochscope.metrics.chunk.ChunkArrays;
import io.epochscope.metrics.chunk.ChunkQuery;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.map.Metric.Source;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a metric says of every patch of a scene. */
@Singleton
public final class PatchGrids {

    private static final int NO_LABEL = -1;
    private static final int UNPROCESSABLE = 422;

    private final ChunkQuery chunks;
    private final MapConfig config;

    PatchGrids(ChunkQuery chunks, MapConfig config) {
        this.chunks = chunks;
        this.config = config;
    }

    /**
     * The grid of a metric. Absent is what was not scored, is of another split, or has no label where the metric needs
     * one.
     *
     * @throws WebApplicationException with status 422 if the scene has more patches than may be held in memory
     */
    public PatchGrid read(Scene scene, Metric metric, Selection selection) {
        if ((long) scene.rows() * scene.columns() > config.maxPatches()) {
            throw new WebApplicationException(
                    "scene " + scene.id() + " has " + (long) scene.rows() * scene.columns()
                            + " patches, maps have at most " + config.maxPatches()
                            + " (epochscope.maps.max-patches); its scores can be read in any number",
                    UNPROCESSABLE);
        }
        var grid = new PatchGrid(scene.rows(), scene.columns());
        chunks.<RuntimeException>forEach(
                sql(metric, selection.split()),
                parameters(scene, metric, selection),
                row -> fill(grid, metric, selection, row));
        return grid;
    }

    private static String sql(Metric metric, SplitChoice split) {
        // Each array is fetched from where it is stored, so only those that are looked at are asked for.
        String splits = split == SplitChoice.ALL ? "null::smallint[] as splits" : "splits";
        String arrays = splits + ", " + String.join(", ", metric.arrays());
        String of = "select first_row, first_col, width, " + arrays + " from "
                + metric.source().view() + " where run_id = ? and scene = ?";
        return switch (metric.source()) {
            case SCENE -> of;
            case DYNAMICS -> of + " and pass = any (?)";
            case SCORES -> of + " and pass = any (?) and epoch = ?";
        };
    }

    private static List<Object> parameters(Scene scene, Metric metric, Selection selection) {
        var parameters = new ArrayList<Object>(List.of(scene.runId(), scene.id()));
        if (metric.source() != Source.SCENE) {
            parameters.add(selection.passes().sql());
        }
        if (metric.source() == Source.SCORES) {
            parameters.add(selection.epoch());
        }
        return parameters;
    }

    private static void fill(PatchGrid grid, Metric metric, Selection selection, ResultSet row) throws SQLException {
        var chunk = new ChunkArrays(row);
        Number[] splits = chunk.numbers("splits");
        Number[] first = chunk.numbers(metric.arrays().get(0));
        Number[] second =
                metric.arrays().size() > 1 ? chunk.numbers(metric.arrays().get(1)) : first;
        Number[] labels = (metric == Metric.LABEL || metric == Metric.CORRECT) ? second : null;
        if (first == null || second == null) {
            return;
        }
        for (int i = 0; i < first.length; i++) {
            if (metric == Metric.P_PREDICTED && first[i] == null) {
                first[i] = second[i];
            }
            boolean there = first[i] != null
                    && second[i] != null
                    && (labels == null || labels[i].intValue() != NO_LABEL)
                    && selection.split().takes(splits == null ? null : splits[i]);
            if (there) {
                grid.set(chunk.gridRow(i), chunk.gridColumn(i), metric.value(first[i], second[i]));
            }
        }
    }
}
