package io.epochscope.engine.data.scenes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The scenes of a folder: {@code NAME.png} (or jpg, jpeg, tif, tiff) with {@code NAME.labels.png} (or tif, tiff) beside
 * it, and {@code classes.json}. Images without a label raster are passed over, and so are all other files.
 *
 * @param path the folder
 * @param scenes by name, at least one
 */
record SceneFolder(Path path, Legend legend, List<SceneFiles> scenes) {

    private static final Pattern LABELS = Pattern.compile("(?i)(.+)\\.labels\\.(png|tif|tiff)");
    private static final Pattern IMAGE = Pattern.compile("(?i)(.+)\\.(png|jpg|jpeg|tif|tiff)");

    /**
     * Looks for the files and reads their headers.
     *
     * @param wanted names of the scenes to take; null for all
     * @throws IOException if the folder or its files are not what they should be; the message says which and why
     */
    static SceneFolder open(String name, List<String> wanted) throws IOException {
        Path folder = path(name);
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no folder " + folder);
        }
        if (!Files.isReadable(folder)) {
            throw new IOException("the folder %s may not be read by this process".formatted(folder));
        }
        Map<String, Path> images = new TreeMap<>();
        Map<String, Path> labels = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                enter(file, images, labels);
            }
        }
        List<SceneFiles> scenes = new ArrayList<>();
        for (String scene : names(folder, wanted, images, labels)) {
            scenes.add(SceneFiles.of(scene, images.get(scene), labels.get(scene)));
        }
        requireSameChannels(scenes);
        return new SceneFolder(folder, Legend.read(folder), List.copyOf(scenes));
    }

    private static Path path(String name) throws IOException {
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new IOException("%s is no path: %s".formatted(name, e.getReason()), e);
        }
    }

    private static void enter(Path file, Map<String, Path> images, Map<String, Path> labels) throws IOException {
        Matcher raster = LABELS.matcher(file.getFileName().toString());
        Matcher image = IMAGE.matcher(file.getFileName().toString());
        Path other = null;
        if (raster.matches()) {
            other = labels.put(raster.group(1), file);
        } else if (image.matches()) {
            other = images.put(image.group(1), file);
        }
        if (other != null) {
            throw new IOException("%s and %s stand for the same: one of them has to go"
                    .formatted(other.getFileName(), file.getFileName()));
        }
    }

    private static SortedSet<String> names(
            Path folder, List<String> wanted, Map<String, Path> images, Map<String, Path> labels) throws IOException {
        SortedSet<String> names = new TreeSet<>(wanted == null ? labels.keySet() : wanted);
        for (String name : names) {
            if (!images.containsKey(name)) {
                throw new IOException("%s has no image %s.png, .jpg, .jpeg, .tif or .tiff".formatted(folder, name));
            }
            if (!labels.containsKey(name)) {
                throw new IOException("%s has no label raster %s.labels.png, .tif or .tiff for %s"
                        .formatted(folder, name, images.get(name).getFileName()));
            }
        }
        if (names.isEmpty()) {
            throw new IOException(
                    "%s has no scenes: images NAME.png, .jpg, .jpeg, .tif or .tiff with NAME.labels.png, .tif or .tiff beside them; images without: %s"
                            .formatted(folder, images.isEmpty() ? "none" : String.join(", ", images.keySet())));
        }
        return names;
    }

    private static void requireSameChannels(List<SceneFiles> scenes) throws IOException {
        RasterFile first = scenes.get(0).image();
        for (SceneFiles scene : scenes) {
            int channels = scene.image().header().channels();
            if (channels != first.header().channels()) {
                throw new IOException("%s has %d channels but %s has %d; the scenes of a run have the same"
                        .formatted(
                                first.path().getFileName(),
                                first.header().channels(),
                                scene.image().path().getFileName(),
                                channels));
            }
        }
    }

    /** The same of all scenes. */
    int channels() {
        return scenes.get(0).image().header().channels();
    }
}
