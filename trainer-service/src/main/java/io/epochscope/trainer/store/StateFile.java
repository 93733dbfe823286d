package io.epochscope.trainer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;

/**
 * The one file in which the trainer keeps what must outlive its process: runs, outbox and ledger. Thread-safe. What a
 * commit changes is in the file all together or not at all.
 */
public final class StateFile implements AutoCloseable {

    private static final String FILE_NAME = "trainer.mv";

    private static final int WITHOUT_COMPACTING = 0;

    private final MVStore store;
    private final LongAdder syncs = new LongAdder();

    private StateFile(MVStore store) {
        this.store = store;
    }

    /**
     * Opens the file in a folder, both created if missing.
     *
     * @throws IllegalStateException if the folder cannot be written, another process has the file open, or it is
     *     damaged
     */
    public static StateFile open(Path folder) {
        Path file = folder.resolve(FILE_NAME).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            return new StateFile(new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open());
        } catch (IOException | MVStoreException e) {
            throw new IllegalStateException(
                    "cannot open %s (epochscope.outbox.folder): %s. Is another trainer using this folder?"
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** A sorted map in the file. To be changed within {@link #commit} alone; may be read at any time. */
    public <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    /**
     * Makes a change and writes it to the file, where it survives the death of the process; {@link #sync} makes it
     * survive that of the machine. If the change throws, nothing of it stays.
     */
    public synchronized <T> T commit(Supplier<T> change) {
        try {
            T result = change.get();
            store.commit();
            return result;
        } catch (RuntimeException | Error e) {
            if (!store.isClosed()) {
                store.rollback();
            }
            throw e;
        }
    }

    /** Waits until the disk has all that was committed. */
    public void sync() {
        store.sync();
        syncs.increment();
    }

    /** How often somebody waited for the disk since the file was opened. */
    public long syncs() {
        return syncs.sum();
    }

    /**
     * Closes the file as it is: compacting it then fails in H2 2.4.240 at times, and the space is used again anyway.
     */
    @Override
    public synchronized void close() {
        store.close(WITHOUT_COMPACTING);
    }
}
