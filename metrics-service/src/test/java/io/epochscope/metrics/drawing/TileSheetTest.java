package io.epochscope.metrics.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TileSheetTest {

    private static final int LIMIT = 4096;

    private final Lettering lettering = new Lettering();

    private Style style(int width) {
        return Style.of(lettering, width, Background.BLACK);
    }

    /** Columns of red and blue in turn. */
    private static BufferedImage stripes(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, (i % width % 2 == 0 ? Color.RED : Color.BLUE).getRGB());
        }
        return image;
    }

    private BufferedImage draw(List<TileBlock> blocks, int width, int height) {
        return new TileSheet(style(width), List.of(new TileSection("", blocks)), Optional.empty())
                .draw(width, height, LIMIT);
    }

    private static List<TileBlock> blocks(int count, BufferedImage... tiles) {
        return Collections.nCopies(count, TileBlock.of("", List.of(tiles)));
    }

    @Test
    void makesEachPixelASquareOfTheSameSize() {
        BufferedImage sheet = draw(blocks(1, stripes(3, 3)), 200, 200);

        // 3 × 64 and the gap below are 198 high; 65 would be 201.
        int side = (200 - style(200).gap()) / 3;
        assertThat(IntStream.range(0, 3 * side).mapToObj(x -> sheet.getRGB(x, side)))
                .as("red, blue, red")
                .containsExactlyElementsOf(IntStream.range(0, 3 * side)
                        .mapToObj(x -> (x / side % 2 == 0 ? Color.RED : Color.BLUE).getRGB())
                        .toList());
        assertThat(sheet.getRGB(3 * side, side)).isEqualTo(Color.BLACK.getRGB());
    }

    @Test
    void keepsTilesOfABlockTogetherAndBlocksApart() {
        BufferedImage sheet = draw(blocks(2, stripes(2, 2), stripes(2, 2)), 300, 90);
        List<Integer> gaps = gaps(sheet, 10);
        assertThat(gaps).hasSize(4);
        assertThat(gaps.get(0)).isLessThan(gaps.get(1)).isEqualTo(gaps.get(2));
        assertThat(gaps.get(1)).isEqualTo(style(300).gap());
    }

    /** The lengths of the black stretches in a row, to the right edge. */
    private static List<Integer> gaps(BufferedImage sheet, int y) {
        var gaps = new ArrayList<Integer>();
        int length = 0;
        for (int x = 0; x < sheet.getWidth(); x++) {
            boolean black = sheet.getRGB(x, y) == Color.BLACK.getRGB();
            if (!black && length > 0) {
                gaps.add(length);
            }
            length = black ? length + 1 : 0;
        }
        gaps.add(length);
        return gaps;
    }

    @Test
    void laysTextsWithoutOverlap() {
        var block = new TileBlock(
                "unit 7", List.of(stripes(2, 2)), List.of("predicted seven", "87 %"), OptionalInt.empty());
        Style style = style(400);
        BufferedImage sheet = draw(Collections.nCopies(6, block), 400, 400);
        int second = IntStream.range(1, 400)
                .filter(x -> sheet.getRGB(x, style.lineHeight()) == Color.RED.getRGB()
                        && sheet.getRGB(x - 1, style.lineHeight()) == Color.BLACK.getRGB())
                .findFirst()
                .orElseThrow();
        assertThat(second).isGreaterThan((int) style.width("predicted seven"));
        assertThat(IntStream.range(0, sheet.getHeight())
                        .flatMap(y -> row(sheet, y).skip(second - style.gap()).limit(style.gap()))
                        .filter(pixel -> pixel != Color.BLACK.getRGB()))
                .as("between two columns")
                .isEmpty();
        int line = style.lineHeight();
        assertThat(IntStream.range(0, line).flatMap(y -> row(sheet, y)).filter(TileSheetTest::isInk))
                .as("heading")
                .isNotEmpty();
        assertThat(row(sheet, line).filter(pixel -> pixel == Color.RED.getRGB()))
                .isNotEmpty();
    }

    private static IntStream row(BufferedImage sheet, int y) {
        return IntStream.range(0, sheet.getWidth()).map(x -> sheet.getRGB(x, y));
    }

    private static boolean isInk(int pixel) {
        var colour = new Color(pixel);
        return colour.getGreen() > 100 && colour.getRed() == colour.getBlue();
    }

    @Test
    void makesTilesSmallerThatAreTooLarge() {
        BufferedImage sheet = draw(blocks(3, stripes(1000, 500)), 260, 100);
        assertThat(sheet.getWidth()).isEqualTo(260);
        // 4 is the smallest number that makes 1,000 pixels fit: mean of red and blue, 125 high.
        assertThat(new Color(sheet.getRGB(249, 124)).getRed()).isBetween(100, 155);
        assertThat(sheet.getRGB(251, 60)).isEqualTo(Color.BLACK.getRGB());

        BufferedImage many = draw(blocks(200, stripes(100, 100)), 100, 100);
        assertThat(many.getHeight()).isLessThanOrEqualTo(LIMIT);
        assertThat(row(many, many.getHeight() - style(100).gap() - 1).filter(pixel -> pixel != Color.BLACK.getRGB()))
                .as("the last tiles are there")
                .isNotEmpty();
    }

    @Test
    void framesBlocksWithinTheSheet() {
        var framed = new TileBlock("", List.of(stripes(2, 2)), List.of(), OptionalInt.of(0x00ff00));
        BufferedImage sheet = draw(List.of(framed), 100, 100);
        assertThat(sheet.getRGB(0, 0)).isEqualTo(Color.GREEN.getRGB());
        assertThat(sheet.getRGB(2, 2)).isEqualTo(Color.RED.getRGB());
    }
}
