package io.epochscope.events.contract;

import com.google.protobuf.ByteString;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.Picture;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Rules of pictures. */
final class PictureRules {

    /** Leaves room for the rest of the event in a Kafka record of the usual 1 MB. */
    private static final int MAX_PNG_BYTES = 512 * 1024;

    /** PNG specification, third edition, section 5.2. */
    private static final ByteString PNG_SIGNATURE =
            ByteString.copyFrom(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private PictureRules() {}

    static void check(Picture body) throws MalformedEventException {
        Rules.name("picture.kind", body.getKind());
        Rules.nameOrEmpty("picture.layer", body.getLayer());
        if (!body.getScene().isEmpty()) {
            Rules.identifier("picture.scene", body.getScene());
        }
        ByteString png = body.getPng();
        if (png.size() > MAX_PNG_BYTES) {
            throw new MalformedEventException(
                    "picture.png", "has " + png.size() + " bytes, but may have at most " + MAX_PNG_BYTES);
        }
        if (!png.startsWith(PNG_SIGNATURE)) {
            throw new MalformedEventException("picture.png", "is not a PNG: its first 8 bytes are not the signature");
        }
        String address = addressOf(png);
        if (!body.getAddress().equals(address)) {
            throw new MalformedEventException(
                    "picture.address", "is \"" + body.getAddress() + "\", but the SHA-256 of png is " + address);
        }
    }

    private static String addressOf(ByteString png) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(png.asReadOnlyByteBuffer());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
