package io.epochscope.standalone.grafana;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installation of Grafana.
 *
 * @param folder what Grafana calls its home path: with {@code conf/} and {@code public/}
 * @param program the executable
 */
public record GrafanaHome(Path folder, Path program) {
    /** The setting that names the installation. */
    public static final String VARIABLE = "GRAFANA_HOME";

    /** One line on how to get what was not found. */
    public static final String HOW_TO_GET =
            "No Grafana found: unpack the archive of https://grafana.com/grafana/download/12.4.0?edition=oss, " + "set "
                    + VARIABLE + " to its folder and start again";

    /**
     * Looks in the folder that {@code GRAFANA_HOME} names, else in the usual places.
     *
     * @param named the value of {@code GRAFANA_HOME}; null if not set
     * @param userHome the user's home folder
     * @param searchPath the folders of {@code PATH}
     * @throws IllegalArgumentException if the folder that was named holds no Grafana
     */
    public static Optional<GrafanaHome> find(String named, Path userHome, List<Path> searchPath) {
        if (named != null && !named.isBlank()) {
            Path folder = Path.of(named);
            return Optional.of(in(folder, searchPath)
                    .orElseThrow(() -> new IllegalArgumentException(VARIABLE + " is " + folder
                            + ", which holds no Grafana: there is no conf/defaults.ini or no bin/grafana")));
        }
        return usualPlaces(userHome)
                .flatMap(folder -> in(folder, searchPath).stream())
                .findFirst();
    }

    private static Stream<Path> usualPlaces(Path userHome) {
        return Stream.of(
                Path.of("/usr/share/grafana"),
                Path.of("/opt/grafana"),
                Path.of("/opt/homebrew/share/grafana"),
                Path.of("/usr/local/share/grafana"),
                Path.of("/opt/homebrew/opt/grafana/share/grafana"),
                userHome.resolve("grafana"));
    }

    static Optional<GrafanaHome> in(Path folder, List<Path> searchPath) {
        if (!Files.isReadable(folder.resolve("conf").resolve("defaults.ini"))) {
            return Optional.empty();
        }
        var folders = new ArrayList<Path>();
        folders.add(folder.resolve("bin"));
        folders.addAll(searchPath);
        return folders.stream()
                .map(bin -> bin.resolve("grafana"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new GrafanaHome(folder, program));
    }
}
