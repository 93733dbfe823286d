package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.Background;
import io.epochscope.metrics.parameter.EpochChoice;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Draws the filters of a network, and what it makes of a sample, layer by layer as they were last. */
@Singleton
public final class UnitSheets {

    private static final Logger LOG = Logger.getLogger(UnitSheets.class);

    private static final List<PictureKind> KINDS = List.of(PictureKind.FILTERS, PictureKind.FEATURE_MAPS);

    private final NetworkPictures pictures;
    private final UnitPainter painter;

    UnitSheets(NetworkPictures pictures, UnitPainter painter) {
        this.pictures = pictures;
        this.painter = painter;
    }

    /**
     * Sheets of filters and of the feature maps of the first watched sample, in the order of the layers, one drawn
     * after the other.
     *
     * @param most layers of each kind
     * @param side width, and height where tiles allow it, in pixels
     */
    public Stream<UnitSheet> last(String runId, int most, int side) {
        List<PictureSet> sets = pictures.sets(runId);
        return KINDS.stream()
                .flatMap(kind -> sets.stream()
                        .filter(set -> set.kind().equals(kind.id()))
                        .limit(most)
                        .flatMap(set -> draw(runId, kind, set.layer(), side).stream()));
    }

    private Optional<UnitSheet> draw(String runId, PictureKind kind, String layer, int side) {
        var look = new NetworkLook(side, side, side, Optional.empty(), Background.TRANSPARENT);
        try {
            NetworkPicture picture =
                    pictures.of(runId, kind, layer).at(EpochChoice.of("last")).first();
            return Optional.of(new UnitSheet(
                    kind.label(), layer, picture.epoch(), painter.units(runId, kind, layer, picture, look)));
        } catch (NotFoundException e) {
            LOG.debugf("%s of layer %s of run %s cannot be drawn: %s", kind.label(), layer, runId, e.getMessage());
            return Optional.empty();
        }
    }
}
