package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.Ticks;
import io.epochscope.metrics.drawing.TileBlock;
import io.epochscope.metrics.drawing.TileSection;
import io.epochscope.metrics.drawing.ValueColours;
import io.epochscope.metrics.drawing.ValueRange;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Paints the samples that are watched, as they are or as the network gets them. */
@Singleton
final class SamplePainter {

    private static final List<String> SPLITS = List.of("train", "validation", "test");
    /** As wrong patches are in maps. */
    private static final int WRONG = 0xe3000f;

    private static final int LOSS_DIGITS = 3;

    private final NetworkPictures pictures;
    private final SheetPainter sheets;

    SamplePainter(NetworkPictures pictures, SheetPainter sheets) {
        this.pictures = pictures;
        this.sheets = sheets;
    }

    /**
     * The samples of each split apart, with what the network made of them below.
     *
     * @param epoch that the results are of; empty if there are none
     */
    BufferedImage samples(
            String runId,
            PictureKind kind,
            List<NetworkPicture> samples,
            OptionalInt epoch,
            Map<SampleId, SampleResult> results,
            ClassNames classes,
            NetworkLook look) {
        Map<NetworkPicture, Tiles> read = pictures.read(runId, samples);
        Optional<ValueColours> colours = samples.stream()
                .flatMap(sample -> sample.values().stream())
                .reduce(ValueRange::with)
                .map(look::of);
        var sections = new ArrayList<TileSection>();
        for (String split : SPLITS) {
            var blocks = new ArrayList<TileBlock>();
            for (NetworkPicture picture : samples) {
                SampleId sample = picture.sample().orElseThrow();
                if (sample.split().equals(split) && read.containsKey(picture)) {
                    SampleResult result = results.get(sample);
                    blocks.add(new TileBlock(
                            String.valueOf(sample.index()),
                            tiles(picture, read.get(picture), colours),
                            result == null ? List.of() : captions(result, classes),
                            result != null && result.isWrong() ? OptionalInt.of(WRONG) : OptionalInt.empty()));
                }
            }
            if (!blocks.isEmpty()) {
                String of = epoch.isPresent() ? ", predicted in epoch " + epoch.getAsInt() : "";
                sections.add(new TileSection(split + " samples" + of, blocks));
            }
        }
        return colours.map(each -> sheets.draw(look, sections, each, kind.measure()))
                .orElseGet(() -> sheets.draw(look, sections));
    }

    private static List<BufferedImage> tiles(NetworkPicture picture, Tiles tiles, Optional<ValueColours> colours) {
        return IntStream.range(0, tiles.count())
                .mapToObj(tile -> picture.values().isPresent()
                        ? tiles.coloured(tile, value -> colours.orElseThrow().colour((float) value))
                        : tiles.plain(tile))
                .toList();
    }

    private static List<String> captions(SampleResult result, ClassNames classes) {
        if (result.predicted() == null) {
            return List.of("loss " + Ticks.label(result.loss(), LOSS_DIGITS));
        }
        return List.of(
                result.label() == null ? "no label" : "true " + classes.name(result.label()),
                "predicted " + classes.name(result.predicted()),
                Math.round(100 * result.probability()) + " %");
    }
}
