package io.epochscope.metrics.mistake;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.drawing.Lettering;
import io.epochscope.metrics.drawing.Style;
import io.epochscope.metrics.drawing.TileBlock;
import io.epochscope.metrics.drawing.TileSection;
import io.epochscope.metrics.drawing.TileSheet;
import io.epochscope.metrics.map.MapConfig;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.SceneClass;
import io.epochscope.metrics.scene.SceneGeometry;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.tile.Thumbnails;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Paints what was predicted wrongly: a picture of each patch, what it was taken for, and how often. */
@Singleton
final class MistakePainter {

    /** Patches of more pixels are reduced before they are put together. */
    private static final int LARGEST_TILE = 256;

    /** Of its width: the height of a gallery of few mistakes, which would fill it with giant pixels else. */
    private static final double LEAST_HEIGHT = 0.4;

    private final Scenes scenes;
    private final Thumbnails thumbnails;
    private final MapConfig config;
    private final Lettering lettering = new Lettering();

    MistakePainter(Scenes scenes, Thumbnails thumbnails, MapConfig config) {
        this.scenes = scenes;
        this.thumbnails = thumbnails;
        this.config = config;
    }

    /** The gallery; says so in words where there are no mistakes, and has words alone of patches without a picture. */
    BufferedImage gallery(
            String runId, MistakeSearch search, List<Mistake> mistakes, int width, Background background) {
        Style style = Style.of(lettering, width, background);
        var caption = new MistakeCaption(style, TileSheet.widestText(style));
        Map<String, Scene> byId = scenes.of(runId).stream().collect(Collectors.toMap(Scene::id, Function.identity()));
        Map<Integer, SceneClass> classes =
                scenes.classes(runId).stream().collect(Collectors.toMap(SceneClass::index, Function.identity()));
        List<TileBlock> blocks = mistakes.stream()
                .map(mistake -> new TileBlock(
                        "",
                        picture(byId.get(mistake.scene()), mistake).stream().toList(),
                        caption.of(mistake),
                        frame(classes.get(mistake.label()))))
                .toList();
        String title = mistakes.isEmpty() ? search.none() : search.title();
        return new TileSheet(style, List.of(new TileSection(title, blocks)), Optional.empty())
                .draw(width, (int) (LEAST_HEIGHT * width), config.maxWidth());
    }

    private Optional<BufferedImage> picture(Scene scene, Mistake mistake) {
        int side = scene.geometry()
                .map(MistakePainter::longerSide)
                .map(pixels -> Math.min(pixels, LARGEST_TILE))
                .orElse(LARGEST_TILE);
        return thumbnails.draw(scene, mistake.row(), mistake.column(), side, 0);
    }

    private static int longerSide(SceneGeometry geometry) {
        return Math.max(geometry.patchWidth(), geometry.patchHeight());
    }

    /** Only of classes that have colours of their own: those of the palette would say nothing to anybody. */
    private static OptionalInt frame(SceneClass trueClass) {
        return trueClass == null || trueClass.colour() == null
                ? OptionalInt.empty()
                : OptionalInt.of(trueClass.category().colour());
    }
}
