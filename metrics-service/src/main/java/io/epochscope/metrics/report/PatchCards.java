package io.epochscope.metrics.report;

import io.epochscope.metrics.report.Cards.Card;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.tile.Thumbnails;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows single patches. */
@Singleton
final class PatchCards {

    /** Of a thumbnail, in pixels; small patches keep their own. */
    private static final int MOST_SIDE = 96;

    /** Patches of fewer pixels are hardly told from each other without what is around them. */
    private static final int TELLING_PIXELS = 24;

    private final Thumbnails thumbnails;

    PatchCards(Thumbnails thumbnails) {
        this.thumbnails = thumbnails;
    }

    Card card(Scene scene, int row, int column, List<String> lines) {
        String title = "row %d, column %d".formatted(row, column);
        int around = around(scene);
        String picture = thumbnails
                .draw(scene, row, column, side(scene, around), around)
                .map(DataUri::ofScene)
                .orElse("");
        return new Card(picture, "Patch at " + title + ": " + String.join(", ", lines), title, lines);
    }

    private static int side(Scene scene, int around) {
        return scene.geometry()
                .map(each -> (1 + 2 * around) * Math.max(each.patchWidth(), each.patchHeight()))
                .filter(side -> side < MOST_SIDE)
                .orElse(MOST_SIDE);
    }

    private static int around(Scene scene) {
        boolean telling = scene.geometry()
                .filter(each -> Math.min(each.patchWidth(), each.patchHeight()) >= TELLING_PIXELS)
                .isPresent();
        return telling ? 0 : 1;
    }
}
