package io.epochscope.metrics.report;

import io.epochscope.metrics.drawing.Png;
import java.awt.image.BufferedImage;
import java.util.Base64;

/** Pictures within a page. */
final class DataUri {

    private DataUri() {}

    static String of(BufferedImage image) {
        return "data:" + Png.MEDIA_TYPE + ";base64," + Base64.getEncoder().encodeToString(Png.encode(image));
    }
}
