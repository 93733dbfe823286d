package io.epochscope.metrics.map;

import io.epochscope.metrics.drawing.Category;
import io.epochscope.metrics.drawing.CategoryColours;
import io.epochscope.metrics.drawing.CellColours;
import io.epochscope.metrics.drawing.ColourBar;
import io.epochscope.metrics.drawing.GridPicture;
import io.epochscope.metrics.drawing.Key;
import io.epochscope.metrics.drawing.Legend;
import io.epochscope.metrics.drawing.Lettering;
import io.epochscope.metrics.drawing.Panel;
import io.epochscope.metrics.drawing.PatchGrid;
import io.epochscope.metrics.drawing.Sheet;
import io.epochscope.metrics.drawing.Style;
import io.epochscope.metrics.drawing.ValueColours;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SplitChoice;
import io.epochscope.metrics.tile.SceneTiles;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Paints maps of scenes, with their captions and the key of their colours. */
@Singleton
public final class MapPainter {

    private final MapCategories categories;
    private final PatchGrids grids;
    private final SceneTiles tiles;
    private final MapConfig config;
    private final Lettering lettering = new Lettering();

    MapPainter(MapCategories categories, PatchGrids grids, SceneTiles tiles, MapConfig config) {
        this.categories = categories;
        this.grids = grids;
        this.tiles = tiles;
        this.config = config;
    }

    /** One map of one metric. */
    public BufferedImage map(Scene scene, Metric metric, Selection selection, MapLook look) {
        return maps(scene, metric, List.of(selection), List.of(""), look);
    }

    /** Maps of one metric in several epochs, on one scale of colours. */
    BufferedImage multiples(Scene scene, Metric metric, Selection selection, List<Integer> epochs, MapLook look) {
        return maps(
                scene,
                metric,
                epochs.stream().map(selection::at).toList(),
                epochs.stream().map(epoch -> "epoch " + epoch).toList(),
                look);
    }

    private BufferedImage maps(
            Scene scene, Metric metric, List<Selection> selections, List<String> captions, MapLook look) {
        Style style = Style.of(lettering, look.width(), look.background());
        boolean picture = metric == Metric.PICTURE || (look.overlay() && tiles.exist(scene));
        if (metric == Metric.PICTURE) {
            return draw(scene, style, List.of(new Panel("", true, Optional.empty(), 1)), true, Optional.empty(), look);
        }
        List<PatchGrid> read = selections.stream()
                .map(selection -> grids.read(scene, metric, selection))
                .toList();
        CellColours colours;
        Key key;
        String label = label(metric, selections);
        if (metric.isValue()) {
            var values = new ValueColours(look.colours(), look.range(metric, read));
            colours = values;
            key = new ColourBar(style, values, label, read.stream().anyMatch(PatchGrid::hasNotANumber));
        } else {
            List<Category> occurring = categories.of(scene, metric, read);
            colours = new CategoryColours(occurring);
            key = new Legend(style, label, occurring);
        }
        var panels = new ArrayList<Panel>();
        for (int i = 0; i < read.size(); i++) {
            var cells = new GridPicture(read.get(i), scene.layout(), colours);
            panels.add(new Panel(captions.get(i), picture, Optional.of(cells), picture ? look.opacity() : 1));
        }
        return draw(scene, style, panels, picture, Optional.of(key).filter(each -> look.bar()), look);
    }

    /** The scene, its true and predicted classes and where they differ, side by side. */
    BufferedImage classes(Scene scene, Selection selection, MapLook look) {
        Style style = Style.of(lettering, look.width(), look.background());
        boolean picture = tiles.exist(scene);
        double opacity = picture ? look.opacity() : 1;
        PatchGrid labels = grids.read(scene, Metric.LABEL, selection);
        PatchGrid predicted = grids.read(scene, Metric.PREDICTED, selection);
        PatchGrid correct = grids.read(scene, Metric.CORRECT, selection);
        List<Category> classes = categories.of(scene, Metric.LABEL, List.of(labels, predicted));
        var ofClasses = new CategoryColours(classes);
        var panels = new ArrayList<Panel>();
        if (picture) {
            panels.add(new Panel("scene", true, Optional.empty(), 1));
        }
        panels.add(panel("true class", picture, labels, scene, ofClasses, opacity));
        panels.add(panel("predicted", picture, predicted, scene, ofClasses, opacity));
        var rightAndWrong = new CategoryColours(Categories.correctness());
        panels.add(panel("wrong", picture, correct, scene, rightAndWrong, opacity));
        Key key = new Legend(
                style,
                of(selection, "classes, epoch " + selection.epoch()),
                Categories.joined(classes, Categories.occurring(Categories.correctness(), List.of(correct))));
        return draw(scene, style, panels, picture, Optional.of(key).filter(each -> look.bar()), look);
    }

    private static Panel panel(
            String caption, boolean picture, PatchGrid grid, Scene scene, CellColours colours, double opacity) {
        return new Panel(caption, picture, Optional.of(new GridPicture(grid, scene.layout(), colours)), opacity);
    }

    private BufferedImage draw(
            Scene scene, Style style, List<Panel> panels, boolean picture, Optional<Key> key, MapLook look) {
        var area = picture ? scene.wholeArea() : scene.patchArea();
        return new Sheet(style, area, panels, Sheet.columnsFor(panels.size()), key)
                .draw(look.width(), config.maxWidth(), (part, width, height) -> tiles.draw(scene, part, width, height));
    }

    private static String label(Metric metric, List<Selection> selections) {
        if (metric == Metric.LABEL) {
            return metric.label();
        }
        String epoch = metric.ofAnEpoch() && selections.size() == 1
                ? ", epoch " + selections.get(0).epoch()
                : "";
        return of(selections.get(0), metric.label() + epoch);
    }

    private static String of(Selection selection, String what) {
        String split = selection.split() == SplitChoice.ALL
                ? ""
                : " · " + selection.split().name().toLowerCase(Locale.ROOT) + " split";
        return what + " · " + selection.passes().label() + split;
    }
}
