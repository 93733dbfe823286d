package io.epochscope.backing.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A password in a file that only its owner may read (mode 0600 where the file system knows modes). */
public final class SecretFile {
    private static final int ENTROPY_BYTES = 24;

    private final Path path;

    public SecretFile(Path path) {
        this.path = path;
    }

    /** The secret in the file; a new random one is made and kept if there is no file. */
    public String readOrGenerate() {
        try {
            if (Files.notExists(path)) {
                write(generate());
            }
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the secret " + path, e);
        }
    }

    /** Writes a secret to a new file, which no one else can read at any moment. */
    void write(String secret) throws IOException {
        Files.createDirectories(path.getParent());
        Files.createFile(path, onlyOwner());
        Files.writeString(path, secret);
    }

    private static FileAttribute<?>[] onlyOwner() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }

    private static String generate() {
        var bytes = new byte[ENTROPY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
