package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.ColourMap;
import io.epochscope.metrics.drawing.Ticks;
import io.epochscope.metrics.drawing.TileBlock;
import io.epochscope.metrics.drawing.TileSection;
import io.epochscope.metrics.drawing.ValueColours;
import io.epochscope.metrics.drawing.ValueRange;
import io.epochscope.metrics.scene.ClassNames;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Paints the samples that excite units most, and what in them does. */
@Singleton
final class TopPainter {

    /** Gradients of different units have different sizes: side by side each is shown as a share of its largest. */
    private static final ValueRange SHARE = new ValueRange(-1, 1, false, false);

    private static final int SCORE_DIGITS = 3;

    private final NetworkPictures pictures;
    private final SheetPainter sheets;

    TopPainter(NetworkPictures pictures, SheetPainter sheets) {
        this.pictures = pictures;
        this.sheets = sheets;
    }

    /** The samples of one unit, with score and class below each. */
    BufferedImage unit(
            String runId, String layer, TopPicture top, double opacity, ClassNames classes, NetworkLook look) {
        Map<NetworkPicture, Tiles> read = read(runId, List.of(top));
        List<BufferedImage> tiles = tiles(top, read, opacity, look);
        var blocks = new ArrayList<TileBlock>();
        for (int i = 0; i < tiles.size(); i++) {
            blocks.add(new TileBlock(
                    "", List.of(tiles.get(i)), captions(top.samples().top(), i, classes), OptionalInt.empty()));
        }
        NetworkPicture samples = top.samples();
        String title = "unit " + samples.unit() + " of " + layer + ", epoch " + samples.epoch() + ", most excited by";
        Optional<ValueRange> range = top.attributions().flatMap(NetworkPicture::values);
        return draw(look, new TileSection(title, blocks), range, "");
    }

    private static List<String> captions(List<TopSample> samples, int rank, ClassNames classes) {
        if (rank >= samples.size()) {
            return List.of();
        }
        TopSample sample = samples.get(rank);
        return List.of(
                Ticks.label(sample.score(), SCORE_DIGITS),
                sample.label() < 0 ? "no label" : classes.name(sample.label()));
    }

    /** The samples of many units, those of each in a row below its number. */
    BufferedImage units(String runId, String layer, List<TopPicture> units, double opacity, NetworkLook look) {
        Map<NetworkPicture, Tiles> read = read(runId, units);
        List<TileBlock> blocks = units.stream()
                .filter(top -> read.containsKey(top.samples()))
                .map(top -> TileBlock.of("unit " + top.samples().unit(), tiles(top, read, opacity, look)))
                .toList();
        String title = "units of " + layer + ", epoch " + units.get(0).samples().epoch() + ", most excited by";
        boolean attributed = units.stream().anyMatch(top -> top.attributions().isPresent());
        return draw(
                look,
                new TileSection(title, blocks),
                Optional.of(SHARE).filter(range -> attributed),
                " as a share of the unit's largest");
    }

    private Map<NetworkPicture, Tiles> read(String runId, List<TopPicture> tops) {
        return pictures.read(
                runId,
                tops.stream()
                        .flatMap(top -> Stream.concat(Stream.of(top.samples()), top.attributions().stream()))
                        .toList());
    }

    private static List<BufferedImage> tiles(
            TopPicture top, Map<NetworkPicture, Tiles> read, double opacity, NetworkLook look) {
        Tiles samples = read.get(top.samples());
        Optional<Attribution> attribution = top.attributions()
                .filter(read::containsKey)
                .flatMap(picture -> picture.values()
                        .map(range -> new Attribution(
                                read.get(picture), range.centred().high(), map(look), opacity)));
        return IntStream.range(0, samples.count())
                .mapToObj(tile -> attribution
                        .map(each -> each.over(samples.plain(tile), tile))
                        .orElseGet(() -> samples.plain(tile)))
                .toList();
    }

    private static ColourMap map(NetworkLook look) {
        return look.colours().orElse(ColourMap.RDBU);
    }

    private BufferedImage draw(NetworkLook look, TileSection section, Optional<ValueRange> range, String share) {
        Optional<ValueColours> colours = range.map(each -> new ValueColours(map(look), each.centred()));
        return sheets.draw(look, List.of(section), colours, PictureKind.TOP_ATTRIBUTIONS.measure() + share);
    }
}
