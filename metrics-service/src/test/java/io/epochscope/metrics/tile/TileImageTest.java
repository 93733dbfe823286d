package io.epochscope.metrics.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.epochscope.metrics.drawing.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TileImageTest {

    private static byte[] png(int side) {
        return Png.encode(new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB));
    }

    @Test
    void readsWhatIsNoLargerThanItSays() throws IOException {
        assertThat(TileImage.read(png(256), 256).getWidth()).isEqualTo(256);
        assertThatThrownBy(() -> TileImage.read(png(257), 256))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("257 × 257");
    }

    @Test
    void refusesToUnpackMoreThanATileCanBe() {
        assertThatThrownBy(() -> TileImage.read(png(1025), 999_999))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1024");
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> TileImage.read(new byte[] {1, 2, 3}, 256))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no picture");
    }
}
