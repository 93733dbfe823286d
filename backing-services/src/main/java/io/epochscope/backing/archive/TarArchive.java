package io.epochscope.backing.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Programs in a tar archive. */
public final class TarArchive {
    private static final int EXECUTABLE = 0100;
    private static final boolean KNOWS_MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private TarArchive() {}

    /**
     * Unpacks everything, readable for everyone whatever the umask: the user that runs a program may be another than
     * the one who unpacks it. An entry that would land outside the folder is refused.
     *
     * @param archive not compressed any more; closed in the end
     * @param folder exists
     */
    public static void unpack(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(archive)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
        List<Path> folders;
        try (var paths = Files.walk(folder)) {
            folders = paths.filter(Files::isDirectory).toList();
        }
        for (Path unpacked : folders) {
            makeReadable(unpacked, true);
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = entry.resolveIn(folder);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            makeReadable(target, (entry.getMode() & EXECUTABLE) != 0);
        }
    }

    private static void makeReadable(Path path, boolean executable) throws IOException {
        if (KNOWS_MODES) {
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
