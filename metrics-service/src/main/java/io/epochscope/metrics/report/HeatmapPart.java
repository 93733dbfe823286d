package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.ImageArea;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.PatchLayout;
import io.epochscope.metrics.drawing.ValueRange;
import io.epochscope.metrics.map.Metric;
import io.epochscope.metrics.map.PatchGrids;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.run.RunView;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SplitChoice;
import io.epochscope.metrics.store.SqlArray;
import io.epochscope.metrics.tile.SceneTiles;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scores of every patch in every epoch, over the scene. */
@Singleton
final class HeatmapPart implements ReportPart {

    private static final List<Metric> OF_CLASSES = List.of(Metric.LOSS, Metric.P_TRUE);
    private static final List<Metric> OF_VALUES = List.of(Metric.LOSS, Metric.RESIDUAL);

    /** Of the scene's picture, in pixels: what the page has room for, and a file of some hundred kilobytes. */
    private static final int LONGER_SIDE = 640;

    private static final String SUMMARY = """
            select epoch, split, patches, correct as "predicted right", mean_loss as "mean loss"
            from patch_epoch
            where run_id = ? and scene = ? and pass = any (?) and epoch = any (?)
            order by epoch, split
            """;

    private final PatchGrids grids;
    private final SceneTiles tiles;
    private final RowReader reader;
    private final Addresses addresses;

    HeatmapPart(PatchGrids grids, SceneTiles tiles, RowReader reader, Addresses addresses) {
        this.grids = grids;
        this.tiles = tiles;
        this.reader = reader;
        this.addresses = addresses;
    }

    @Override
    public Optional<Section> of(ReportSubject subject) {
        RunView run = subject.run();
        List<ShownScene> shown = subject.scenes().shown();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<Metric> metrics = "regression".equals(run.task()) ? OF_VALUES : OF_CLASSES;
        var budget = new HeatmapBudget(shown.size() * metrics.size());
        var blocks = new ArrayList<Block>();
        for (ShownScene each : shown) {
            blocks.add(map("map-" + blocks.size(), each, metrics, budget));
        }
        int more = subject.scenes().more();
        if (more > 0) {
            String others = "The run has " + more + " more scene" + (more == 1 ? "" : "s") + ".";
            blocks.add(new Note(others, List.of(addresses.link("All scenes", run.runId(), "scenes"))));
        }
        return Optional.of(new Section("patches", "Patches over the epochs", blocks));
    }

    private Heatmap map(String id, ShownScene shown, List<Metric> metrics, HeatmapBudget budget) {
        Scene scene = shown.scene();
        List<Integer> epochs = budget.epochs(scene, shown.epochs());
        int side = budget.side(scene);
        boolean hasPicture = tiles.exist(scene);
        ImageArea area = hasPicture ? scene.wholeArea() : scene.patchArea();
        PatchLayout layout = scene.layout().coarser(side);
        List<Heatmap.Layer> layers = metrics.stream()
                .map(metric -> layer(shown, metric, epochs, side))
                .toList();
        var content = new Heatmap.Content(
                (scene.rows() + side - 1) / side,
                (scene.columns() + side - 1) / side,
                area.width(),
                area.height(),
                layout.x() - area.x(),
                layout.y() - area.y(),
                layout,
                epochs,
                layers);
        return new Heatmap(
                id,
                scene.name(),
                hasPicture ? picture(scene, area) : "",
                budget.thinned(scene, shown.epochs()),
                content,
                summary(shown, epochs),
                List.of(scores(shown)));
    }

    private Link scores(ShownScene shown) {
        return addresses
                .link(
                        "Every score of the last epoch",
                        shown.scene().runId(),
                        "scenes",
                        shown.scene().id(),
                        "scores.csv")
                .with("epoch=last&pass=" + Argument.nameOf(shown.passes()));
    }

    private Heatmap.Layer layer(ShownScene shown, Metric metric, List<Integer> epochs, int side) {
        List<PatchGrid> read = epochs.stream()
                .map(epoch -> grids.read(shown.scene(), metric, new Selection(shown.passes(), SplitChoice.ALL, epoch))
                        .averaged(side))
                .toList();
        ValueRange range = metric.range(read);
        return new Heatmap.Layer(
                metric.label(),
                ScorePlanes.palette(metric.colours()),
                range.low(),
                range.high(),
                range.below(),
                range.above(),
                read.stream().anyMatch(PatchGrid::hasNotANumber),
                new ScorePlanes(range).packed(read));
    }

    private String picture(Scene scene, ImageArea area) {
        double scale = Math.min(1, LONGER_SIDE / Math.max(area.width(), area.height()));
        return tiles.draw(scene, area, (int) Math.ceil(area.width() * scale), (int) Math.ceil(area.height() * scale))
                .map(DataUri::ofScene)
                .orElse("");
    }

    private Table summary(ShownScene shown, List<Integer> epochs) {
        Rows rows = reader.read(
                        SUMMARY,
                        shown.scene().runId(),
                        shown.scene().id(),
                        shown.passes().sql(),
                        SqlArray.ofIntegers(epochs))
                .measured();
        return Table.of("Figures of " + shown.scene().name(), "", rows);
    }
}
