package io.epochscope.engine.data.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelStoreTest {

    private static final int WIDTH = 3;
    private static final int HEIGHT = 5;

    @Test
    void rowsOfAllSegmentsAreFound() {
        // Two rows each, and the last has what is left.
        PixelStore store = new PixelStore(
                WIDTH,
                HEIGHT,
                2,
                2,
                ByteBuffer.wrap(bytes(0, 12)),
                ByteBuffer.wrap(bytes(12, 24)),
                ByteBuffer.wrap(bytes(24, 30)));

        assertRows(store);
    }

    @Test
    void whatIsSpooledIsReadBackAfterTheFileHasLostItsName() throws IOException {
        PixelStore store;
        try (PixelSpool spool = new PixelSpool(WIDTH, HEIGHT, 2)) {
            for (int y = 0; y < HEIGHT; y++) {
                spool.add(bytes(6 * y, 6 * y + 6));
            }
            store = spool.finish();
        }

        assertRows(store);
    }

    private static void assertRows(PixelStore store) {
        for (int y = 0; y < HEIGHT; y++) {
            byte[] row = new byte[5];
            store.copy(1, y, 2, row, 1);
            assertThat(row).containsExactly(0, 6 * y + 2, 6 * y + 3, 6 * y + 4, 6 * y + 5);
        }
    }

    private static byte[] bytes(int from, int to) {
        byte[] bytes = new byte[to - from];
        IntStream.range(from, to).forEach(i -> bytes[i - from] = (byte) i);
        return bytes;
    }
}
