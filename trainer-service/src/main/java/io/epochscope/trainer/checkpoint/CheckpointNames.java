package io.epochscope.trainer.checkpoint;

import io.epochscope.engine.checkpoint.CheckpointParameters;
import io.epochscope.trainer.archive.DurableFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which folder each checkpoint of a run is in, by its name: {@code last}, {@code best}, {@code epoch-5}. One folder may
 * have several names, so that what is the last, the best and the fifth is on disk once.
 */
final class CheckpointNames {

    static final String LAST = "last";
    static final String BEST = "best";
    static final String EPOCH = "epoch-";

    private static final String FILE = "names.properties";
    private static final Pattern FOLDER = Pattern.compile("epoch-(\\d+)-attempt-\\d+");

    private final Map<String, String> folders = new TreeMap<>();

    /** Those of a run's folder; none if it has no file of them. */
    static CheckpointNames read(Path run) throws IOException {
        CheckpointNames names = new CheckpointNames();
        Properties properties = new Properties();
        try (InputStream input = Files.newInputStream(run.resolve(FILE))) {
            properties.load(input);
        } catch (NoSuchFileException e) {
            return names;
        }
        properties.stringPropertyNames().forEach(name -> names.folders.put(name, properties.getProperty(name)));
        return names;
    }

    /** Replaces the file at once, and waits until it is on disk. */
    void write(Path run) throws IOException {
        Properties properties = new Properties();
        properties.putAll(folders);
        Path unfinished = run.resolve(FILE + ".unfinished");
        try (OutputStream output = Files.newOutputStream(unfinished)) {
            properties.store(output, null);
        }
        DurableFolder.sync(run);
        Files.move(unfinished, run.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFolder.syncEntries(run);
    }

    static String folder(int epoch, int attempt) {
        return "epoch-%04d-attempt-%d".formatted(epoch, attempt);
    }

    /** The names as they are once the state after an epoch is kept. */
    CheckpointNames with(int epoch, int attempt, boolean isBest, CheckpointParameters wanted) {
        CheckpointNames next = new CheckpointNames();
        // Later epochs are those of a course that was given up for an earlier checkpoint.
        folders.forEach((name, folder) -> {
            if (epochOf(folder) < epoch) {
                next.folders.put(name, folder);
            }
        });
        String folder = folder(epoch, attempt);
        if (wanted.last()) {
            next.folders.put(LAST, folder);
        }
        if (wanted.best() && isBest) {
            next.folders.put(BEST, folder);
        }
        if (wanted.every() > 0 && epoch % wanted.every() == 0) {
            next.folders.put(EPOCH + epoch, folder);
        }
        next.epochs().stream().skip(wanted.keep()).forEach(next.folders::remove);
        return next;
    }

    /** The names of those after every so many epochs, the newest first. */
    private List<String> epochs() {
        return folders.keySet().stream()
                .filter(name -> name.startsWith(EPOCH))
                .sorted(Comparator.comparingInt((String name) -> epochOf(folders.get(name)))
                        .reversed())
                .toList();
    }

    /** All, the newest first, {@code last} and {@code best} before the others. */
    List<String> all() {
        return folders.keySet().stream()
                .sorted(Comparator.comparing((String name) -> name.startsWith(EPOCH))
                        .thenComparing(name -> epochOf(folders.get(name)), Comparator.reverseOrder())
                        .thenComparing(Comparator.reverseOrder()))
                .toList();
    }

    /** The folder of a checkpoint, which may be called by its epoch whatever its name is. */
    Optional<String> folderOf(String name) {
        return Optional.ofNullable(folders.get(name))
                .or(() -> folders.values().stream()
                        .filter(folder -> name.equals(EPOCH + epochOf(folder)))
                        .findFirst());
    }

    boolean mention(String folder) {
        return folders.containsValue(folder);
    }

    private static int epochOf(String folder) {
        Matcher matcher = FOLDER.matcher(folder);
        if (!matcher.matches()) {
            throw new IllegalStateException("%s names %s, which is no folder of a checkpoint".formatted(FILE, folder));
        }
        return Integer.parseInt(matcher.group(1));
    }
}
