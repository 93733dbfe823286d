package io.epochscope.events.contract;

import com.google.protobuf.ByteString;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.events.v1.Picture;
import io.epochscope.events.v1.Sheet;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Rules of pictures; one without content refers, by its address, to content that comes with another. */
final class PictureRules {

    /** Leaves room for the rest of the event in a Kafka record of the usual 1 MB. */
    private static final int MAX_PNG_BYTES = 512 * 1024;

    /** PNG specification, third edition, section 5.2. */
    private static final ByteString PNG_SIGNATURE =
            ByteString.copyFrom(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{64}");

    private PictureRules() {}

    static void check(Picture body) throws MalformedEventException {
        Rules.name("picture.kind", body.getKind());
        Rules.nameOrEmpty("picture.layer", body.getLayer());
        if (!body.getScene().isEmpty()) {
            Rules.identifier("picture.scene", body.getScene());
        }
        if (!ADDRESS.matcher(body.getAddress()).matches()) {
            throw new MalformedEventException(
                    "picture.address",
                    "is \"" + body.getAddress()
                            + "\", but must be the SHA-256 of png in 64 lower-case hexadecimal digits");
        }
        if (body.hasSheet()) {
            check(body.getSheet());
        }
        if (!body.getPng().isEmpty()) {
            checkContent(body.getPng(), body.getAddress());
        }
    }

    private static void check(Sheet sheet) throws MalformedEventException {
        Rules.atLeast("picture.sheet.columns", sheet.getColumns(), 1);
        Rules.atLeast("picture.sheet.tiles", sheet.getTiles(), 1);
        Rules.atLeast("picture.sheet.tile_width", sheet.getTileWidth(), 1);
        Rules.atLeast("picture.sheet.tile_height", sheet.getTileHeight(), 1);
        Rules.lengthOrEmpty("picture.sheet.samples", sheet.getSamplesCount(), sheet.getTiles(), "one for each tile");
    }

    private static void checkContent(ByteString png, String claimed) throws MalformedEventException {
        if (png.size() > MAX_PNG_BYTES) {
            throw new MalformedEventException(
                    "picture.png", "has " + png.size() + " bytes, but may have at most " + MAX_PNG_BYTES);
        }
        if (!png.startsWith(PNG_SIGNATURE)) {
            throw new MalformedEventException("picture.png", "is not a PNG: its first 8 bytes are not the signature");
        }
        String address = addressOf(png);
        if (!claimed.equals(address)) {
            throw new MalformedEventException(
                    "picture.address", "is \"" + claimed + "\", but the SHA-256 of png is " + address);
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
