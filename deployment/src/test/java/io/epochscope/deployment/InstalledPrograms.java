package io.epochscope.deployment;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What this machine has on its {@code PATH}. */
final class InstalledPrograms {
    private InstalledPrograms() {}

    static boolean include(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
