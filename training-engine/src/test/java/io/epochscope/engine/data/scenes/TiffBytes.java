package io.epochscope.engine.data.scenes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Writes a grey TIFF, byte by byte after the specification, with tags of one's own. */
final class TiffBytes {

    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;

    private final Map<Integer, Tag> tags = new TreeMap<>();

    private record Tag(int type, int count, ByteBuffer value) {}

    TiffBytes shorts(int tag, int... values) {
        ByteBuffer bytes = buffer(2 * values.length);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        tags.put(tag, new Tag(SHORT, values.length, bytes.flip()));
        return this;
    }

    TiffBytes doubles(int tag, double... values) {
        ByteBuffer bytes = buffer(8 * values.length);
        for (double value : values) {
            bytes.putDouble(value);
        }
        tags.put(tag, new Tag(DOUBLE, values.length, bytes.flip()));
        return this;
    }

    TiffBytes text(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.US_ASCII);
        tags.put(tag, new Tag(ASCII, bytes.length, ByteBuffer.wrap(bytes)));
        return this;
    }

    private TiffBytes number(int tag, int value) {
        tags.put(tag, new Tag(LONG, 1, buffer(4).putInt(value).flip()));
        return this;
    }

    /** One byte a pixel, row by row, in one strip; or in tiles if tags for them are there. */
    void write(Path file, int width, int height, byte[] pixels) throws IOException {
        number(256, width)
                .number(257, height)
                .shorts(258, 8)
                .shorts(259, 1)
                .shorts(262, 1)
                .shorts(277, 1);
        if (!tags.containsKey(322)) {
            number(273, 8).number(278, height).number(279, pixels.length);
        }
        ByteBuffer out = buffer(pixels.length + 100_000);
        out.put(new byte[] {'I', 'I', 42, 0}).putInt(0).put(pixels);
        Map<Integer, Integer> offsets = new TreeMap<>();
        tags.forEach((number, tag) -> {
            if (tag.value().limit() > 4) {
                out.position((out.position() + 1) / 2 * 2);
                offsets.put(number, out.position());
                out.put(tag.value());
            }
        });
        out.position((out.position() + 1) / 2 * 2);
        out.putInt(4, out.position());
        out.putShort((short) tags.size());
        tags.forEach((number, tag) -> {
            out.putShort(number.shortValue()).putShort((short) tag.type()).putInt(tag.count());
            int at = out.position();
            if (offsets.containsKey(number)) {
                out.putInt(offsets.get(number));
            } else {
                out.put(tag.value()).position(at + 4);
            }
        });
        out.putInt(0);
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        Files.write(file, bytes);
    }

    /** Tiles of side 16, one after the other from byte 8 on. */
    TiffBytes tiles(int count) {
        number(322, 16).number(323, 16);
        ByteBuffer offsets = buffer(4 * count);
        ByteBuffer counts = buffer(4 * count);
        for (int i = 0; i < count; i++) {
            offsets.putInt(8 + 256 * i);
            counts.putInt(256);
        }
        tags.put(324, new Tag(LONG, count, offsets.flip()));
        tags.put(325, new Tag(LONG, count, counts.flip()));
        return this;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
