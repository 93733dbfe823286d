package io.epochscope.standalone.state;

import java.nio.file.Path;

/** Where the system on this machine keeps what survives a restart. */
public record StateFolder(Path path) {

    public StateFolder {
        path = path.toAbsolutePath().normalize();
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path trainer() {
        return path.resolve("trainer");
    }

    public Path grafana() {
        return path.resolve("grafana");
    }

    /** The log of a part. */
    public Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }
}
