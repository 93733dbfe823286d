package io.epochscope.trainer.prediction;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;

/** What a body can be. */
enum BodyForm {
    IMAGE,
    ROW;

    /** Media types of images. What an image is, its first bytes tell. */
    static final String IMAGE_TYPES = "image/png, image/jpeg, image/tiff or application/octet-stream";

    /** The form that a media type stands for; empty if it is none, or there is none. */
    static Optional<BodyForm> of(MediaType type) {
        if (type == null) {
            return Optional.empty();
        }
        return switch ((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT)) {
            case "image/png", "image/jpeg", "image/tiff", MediaType.APPLICATION_OCTET_STREAM -> Optional.of(IMAGE);
            case MediaType.APPLICATION_JSON -> Optional.of(ROW);
            default -> Optional.empty();
        };
    }
}
