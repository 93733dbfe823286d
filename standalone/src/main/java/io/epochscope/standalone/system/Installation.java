package io.epochscope.standalone.system;

import java.nio.file.Path;

/**
 * Where the product's files are.
 *
 * @param root the project's folder
 */
public record Installation(Path root) {
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    public Installation {
        root = root.toAbsolutePath().normalize();
    }

    /** The built trainer-service. */
    public Path trainerJar() {
        return root.resolve("trainer-service").resolve(JAR);
    }

    /** The built metrics-service. */
    public Path metricsJar() {
        return root.resolve("metrics-service").resolve(JAR);
    }

    /** The folder with {@code provisioning} and {@code dashboards}. */
    public Path grafana() {
        return root.resolve("grafana");
    }

    /** The Java that runs this. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
