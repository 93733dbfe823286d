package io.epochscope.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/** The kubectl of this machine, for machines that have one. */
final class Kubectl {
    private Kubectl() {}

    static boolean isInstalled() {
        return InstalledPrograms.include("kubectl");
    }

    /**
     * What it makes of a folder.
     *
     * @param generated the names of ConfigMaps that get a hash, which is taken off again
     */
    static Manifests kustomize(Path folder, Set<String> generated) throws IOException, InterruptedException {
        var process = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("kubectl kustomize refuses " + folder);
        }
        for (String name : generated) {
            output = output.replaceAll("\\b" + Pattern.quote(name) + "-[2456789bcdfghkmt]{10}\\b", name);
        }
        return new Manifests(Repository.documents(output));
    }
}
