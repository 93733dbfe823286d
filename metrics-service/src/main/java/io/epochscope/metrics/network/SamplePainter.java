package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.Ticks;
import io.epochscope.metrics.drawing.TileBlock;
import io.epochscope.metrics.drawing.TileSection;
import io.epochscope.metrics.drawing.ValueColours;
import io.epochscope.metrics.scene.ClassNames;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
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
        Optional<ValueColours> colours = NetworkPicture.range(samples).map(look::of);
        String of = epoch.isPresent() ? ", predicted in epoch " + epoch.getAsInt() : "";
        List<TileSection> sections = SPLITS.stream()
                .map(split -> new TileSection(
                        split + " samples" + of,
                        samples.stream()
                                .filter(read::containsKey)
                                .flatMap(picture -> picture.sample().stream()
                                        .filter(sample -> sample.split().equals(split))
                                        .map(sample -> block(
                                                sample, read.get(picture), colours, results.get(sample), classes)))
                                .toList()))
                .filter(section -> !section.blocks().isEmpty())
                .toList();
        return sheets.draw(look, sections, colours, kind.measure());
    }

    private static TileBlock block(
            SampleId sample, Tiles tiles, Optional<ValueColours> colours, SampleResult result, ClassNames classes) {
        return new TileBlock(
                String.valueOf(sample.index()),
                IntStream.range(0, tiles.count())
                        .mapToObj(tile -> tiles.drawn(tile, colours))
                        .toList(),
                result == null ? List.of() : captions(result, classes),
                result != null && result.isWrong() ? OptionalInt.of(WRONG) : OptionalInt.empty());
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
