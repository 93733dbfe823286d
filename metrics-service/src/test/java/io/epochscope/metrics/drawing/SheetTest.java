package io.epochscope.metrics.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetTest {

    private static final ImageArea AREA = new ImageArea(0, 0, 2, 1);
    private static final ValueColours COLOURS = new ValueColours(ColourMap.GREY, new ValueRange(0, 1, true, true));

    private final Lettering lettering = new Lettering();

    private static Optional<GridPicture> white() {
        var grid = new PatchGrid(1, 2);
        grid.set(0, 0, 1);
        return Optional.of(new GridPicture(grid, PatchLayout.UNIT, COLOURS));
    }

    private Style style(int width) {
        return Style.of(lettering, width, Background.BLACK);
    }

    private static Optional<BufferedImage> red(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return Optional.of(image);
    }

    @Test
    void laysTheGridOverThePictureAsOpaqueAsAsked() {
        var panel = new Panel("", true, white(), 0.25);
        BufferedImage image = new Sheet(style(200), AREA, List.of(panel), 1, Optional.empty())
                .draw(200, 4096, (area, width, height) -> red(width, height));

        assertThat(image.getWidth()).isEqualTo(200);
        assertThat(image.getHeight()).isEqualTo(100);
        var blended = new Color(image.getRGB(50, 50));
        assertThat(blended.getRed()).isEqualTo(255);
        assertThat(blended.getGreen()).isBetween(63, 65);
        assertThat(new Color(image.getRGB(150, 50))).as("no patch").isEqualTo(Color.RED);
    }

    @Test
    void explainsColoursFromTheFirstToTheLastBelowTheMap() {
        var panel = new Panel("", false, white(), 1);
        Key bar = new ColourBar(style(400), COLOURS, "loss", true);
        BufferedImage image = new Sheet(style(400), AREA, List.of(panel), 1, Optional.of(bar))
                .draw(400, 4096, (area, width, height) -> Optional.empty());

        assertThat(image.getHeight())
                .isEqualTo(200 + bar.height(400) + style(400).gap());
        int bars = 200 + style(400).gap() + style(400).lineHeight() + 3;
        assertThat(image.getRGB(0, bars)).isEqualTo(COLOURS.map().colour(0));
        assertThat(image.getRGB(100, bars)).isNotEqualTo(image.getRGB(200, bars));
        assertThat(IntStream.range(300, 400).map(x -> image.getRGB(x, bars)))
                .as("NaN beside the bar")
                .contains(COLOURS.map().notANumber());
        assertThat(hasInk(image, 0, 200 + style(400).gap(), 60, style(400).lineHeight()))
                .as("its name")
                .isTrue();
        assertThat(hasInk(image, 0, bars + 14, 60, 14)).as("its numbers").isTrue();
    }

    @Test
    void staysWithinItsBoundsHoweverManyPanelsThereAre() {
        List<Panel> panels = IntStream.range(0, 7)
                .mapToObj(i -> new Panel("epoch " + i, false, white(), 1))
                .toList();
        var tall = new ImageArea(0, 0, 1, 50);
        BufferedImage image = new Sheet(style(300), tall, panels, Sheet.columnsFor(7), Optional.empty())
                .draw(300, 500, (area, width, height) -> Optional.empty());

        assertThat(Sheet.columnsFor(7)).isEqualTo(4);
        assertThat(image.getWidth()).isEqualTo(300);
        assertThat(image.getHeight()).isBetween(450, 500);
    }

    @Test
    void breaksALegendIntoLines() {
        List<Category> classes = IntStream.range(0, 60)
                .mapToObj(i -> new Category(i, "class " + i, Palette.colour(i)))
                .toList();
        var legend = new Legend(style(300), "classes", classes);

        assertThat(legend.height(300)).isGreaterThan(legend.height(1200));
        assertThat(new Legend(style(300), "classes", classes.subList(0, 2)).height(300))
                .isEqualTo(2 * style(300).lineHeight() + style(300).gap() / 2);
    }

    @Test
    void shortensTextThatDoesNotFit() {
        String text = "a caption that is far too long for its panel";
        String shortened = lettering.fit(text, 12, 100);

        assertThat(shortened).endsWith("…").hasSizeLessThan(text.length());
        assertThat(lettering.width(shortened, 12)).isLessThanOrEqualTo(100);
        assertThat(lettering.fit("short", 12, 100)).isEqualTo("short");
    }

    private static boolean hasInk(BufferedImage image, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                if (new Color(image.getRGB(x, y)).getRed() > 100) {
                    return true;
                }
            }
        }
        return false;
    }
}
