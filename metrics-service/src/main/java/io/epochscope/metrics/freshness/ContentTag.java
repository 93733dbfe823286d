package io.epochscope.metrics.freshness;

import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Strong tags of answers. */
public final class ContentTag {

    private static final int TAG_BYTES = 16;

    private ContentTag() {}

    /** Another one whenever one of the parts is another. */
    public static EntityTag of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] sum = digest.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(sum, 0, TAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }
}
