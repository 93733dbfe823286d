package io.epochscope.metrics.network;

import io.epochscope.metrics.drawing.TileBlock;
import io.epochscope.metrics.drawing.TileSection;
import io.epochscope.metrics.drawing.ValueColours;
import jakarta.inject.Singleton;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Paints what units are: their filters, or what they make of a sample. */
@Singleton
final class UnitPainter {

    private final NetworkPictures pictures;
    private final SheetPainter sheets;

    UnitPainter(NetworkPictures pictures, SheetPainter sheets) {
        this.pictures = pictures;
        this.sheets = sheets;
    }

    /** All units of a picture, each below its number. */
    BufferedImage units(String runId, PictureKind kind, String layer, NetworkPicture picture, NetworkLook look) {
        Tiles tiles = pictures.read(runId, List.of(picture)).get(picture);
        Optional<ValueColours> colours = colours(List.of(picture), look);
        int each = picture.tilesOfAUnit();
        List<TileBlock> blocks = IntStream.range(0, tiles.count() / each)
                .mapToObj(unit -> TileBlock.of(String.valueOf(unit), tiles(tiles, unit, each, colours)))
                .toList();
        String title = kind.label() + of(layer, picture) + ", epoch " + picture.epoch() + shown(picture);
        return sheets.draw(look, List.of(new TileSection(title, blocks)), colours, kind.measure());
    }

    private static String of(String layer, NetworkPicture picture) {
        return " of " + layer
                + picture.sample().map(sample -> ", sample " + sample.label()).orElse("");
    }

    private static String shown(NetworkPicture picture) {
        return picture.shape()
                .filter(shape -> shape.of() > shape.tiles())
                .map(shape -> ", " + shape.tiles() + " of " + shape.of()
                        + (picture.tilesOfAUnit() == 1 ? " units" : " tiles"))
                .orElse("");
    }

    /** One unit of several pictures of the same, each below its epoch, on one scale of colours. */
    BufferedImage formation(
            String runId, PictureKind kind, String layer, int unit, List<NetworkPicture> epochs, NetworkLook look) {
        Map<NetworkPicture, Tiles> read = pictures.read(runId, epochs);
        Optional<ValueColours> colours = colours(epochs, look);
        var blocks = new ArrayList<TileBlock>();
        for (NetworkPicture picture : epochs) {
            Tiles tiles = read.get(picture);
            if (tiles != null) {
                blocks.add(
                        TileBlock.of("epoch " + picture.epoch(), tiles(tiles, unit, picture.tilesOfAUnit(), colours)));
            }
        }
        String title = kind.label() + of(layer, epochs.get(0)) + ", unit " + unit;
        return sheets.draw(look, List.of(new TileSection(title, blocks)), colours, kind.measure());
    }

    private static List<BufferedImage> tiles(Tiles tiles, int unit, int each, Optional<ValueColours> colours) {
        return IntStream.range(unit * each, (unit + 1) * each)
                .mapToObj(tile -> tiles.drawn(tile, colours))
                .toList();
    }

    /** On a scale that has the values of all pictures in it. */
    private static Optional<ValueColours> colours(List<NetworkPicture> pictures, NetworkLook look) {
        return NetworkPicture.range(pictures).map(look::of);
    }
}
