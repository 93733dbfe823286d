package io.epochscope.backing.test;

import io.epochscope.backing.kafka.KafkaBroker;
import io.epochscope.backing.postgres.PostgresServer;
import io.epochscope.backing.postgres.PostgresServer.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/** The services without Docker, with their data in temporary folders. They end with the JVM. */
final class EmbeddedServices {
    private EmbeddedServices() {}

    static Map<String, String> kafka() {
        try {
            Path folder = Files.createTempDirectory("epochscope-kafka-");
            var broker = new KafkaBroker(folder, freePort(), freePort());
            broker.start();
            atEnd(folder, broker);
            return ServiceConfiguration.kafka(broker.bootstrapServers());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start Kafka for the tests", e);
        }
    }

    static Map<String, String> postgres() {
        try {
            Path folder = Files.createTempDirectory("epochscope-postgres-");
            var server = new PostgresServer(folder, freePort(), Durability.LOST_ON_CRASH);
            server.start();
            atEnd(folder, server);
            return ServiceConfiguration.postgres(server.owner(), server.reader());
        } catch (IOException e) {
            throw new UncheckedIOException("Could not start PostgreSQL for the tests", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void atEnd(Path folder, AutoCloseable service) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                service.close();
            } catch (Exception e) {
                throw new IllegalStateException("Could not stop what the tests used in " + folder, e);
            }
            delete(folder);
        }));
    }

    private static void delete(Path folder) {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete what the tests left in " + folder, e);
        }
    }
}
