package io.epochscope.standalone.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Says that a system runs on a state folder. The operating system lets go of it whichever way the process ends, so it
 * can be trusted where a process id cannot.
 */
public final class StateLock implements AutoCloseable {
    private final FileChannel channel;

    private StateLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty if another process, or this one, holds it. */
    public static Optional<StateLock> take(StateFolder state) throws IOException {
        Files.createDirectories(state.path());
        Path file = state.path().resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new StateLock(channel));
    }

    /** Whether some process holds the lock. */
    public static boolean isTaken(StateFolder state) throws IOException {
        if (Files.notExists(state.path())) {
            return false;
        }
        Optional<StateLock> lock = take(state);
        if (lock.isPresent()) {
            lock.get().close();
        }
        return lock.isEmpty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This JVM holds it, which is the same answer as another's.
            return null;
        }
    }
}
