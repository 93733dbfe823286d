package io.epochscope.engine.picture;

import com.google.protobuf.ByteString;
import io.epochscope.engine.events.EventNumbering;
import io.epochscope.events.v1.Event;
import io.epochscope.events.v1.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Publishes pictures as PNG. Those that look alike are sent once and referred to afterwards. */
public final class PictureStream {

    /** What is remembered does not grow with the run; what was forgotten is sent again, which does no harm. */
    private static final int REMEMBERED = 4096;

    private final EventNumbering events;
    private final Map<String, Boolean> sent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Has sent nothing yet. */
    public PictureStream(EventNumbering events) {
        this.events = events;
    }

    /**
     * Publishes a picture.
     *
     * @param image of 8 bits a channel, at most 512 KB as PNG
     * @param picture all about it but address and content
     */
    public void publish(BufferedImage image, Picture.Builder picture) {
        byte[] png = png(image);
        String address = address(png);
        picture.setAddress(address);
        if (sent.put(address, true) == null) {
            picture.setPng(ByteString.copyFrom(png));
        }
        events.publish(Event.newBuilder().setPicture(picture));
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IllegalStateException("this Java cannot write PNG of image type " + image.getType());
            }
        } catch (IOException e) {
            throw new IllegalStateException("PNG cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }

    private static String address(byte[] png) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
