package io.epochscope.backing.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A Kafka broker inside this JVM, its own controller (KRaft). Reachable from this machine only. Its records outlive the
 * JVM, whether it ends cleanly or is killed.
 *
 * <p>Not thread-safe: one thread starts and closes it.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final int NODE_ID = 1;
    private static final String HOST = "127.0.0.1";
    private static final String DIRECT = "PLAINTEXT";
    private static final String FORWARDED = "FORWARDED";
    private static final String CONTROLLER = "CONTROLLER";

    private final Path dataFolder;
    private final int port;
    private final int controllerPort;
    private final Optional<Forwarding> forwarding;
    private KafkaRaftServer server;

    /**
     * A second port of the broker. Who comes in there is told to connect at another one, where something forwards what
     * it gets to this port.
     *
     * @param port where the broker listens
     * @param advertised where its clients are told to connect
     */
    public record Forwarding(int port, int advertised) {}

    /**
     * @param dataFolder where the records are kept; made and formatted if missing
     * @param port where clients connect
     * @param controllerPort where the broker talks to its own controller; may differ from one start to the next
     * @throws IllegalArgumentException if the folder's path has a comma, which Kafka takes for a list of folders
     */
    public KafkaBroker(Path dataFolder, int port, int controllerPort) {
        this(dataFolder, port, controllerPort, Optional.empty());
    }

    /** The same with a second port. */
    public KafkaBroker(Path dataFolder, int port, int controllerPort, Forwarding forwarding) {
        this(dataFolder, port, controllerPort, Optional.of(forwarding));
    }

    private KafkaBroker(Path dataFolder, int port, int controllerPort, Optional<Forwarding> forwarding) {
        this.dataFolder = dataFolder.toAbsolutePath();
        if (this.dataFolder.toString().contains(",")) {
            throw new IllegalArgumentException("Kafka cannot keep its records in a path with a comma: " + dataFolder);
        }
        this.port = port;
        this.controllerPort = controllerPort;
        this.forwarding = forwarding;
    }

    /**
     * Returns when clients can connect.
     *
     * @throws IllegalStateException if the broker does not start, for example because a port is taken
     */
    public void start() {
        try {
            formatIfNew();
            server = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
            server.startup();
        } catch (Exception e) {
            close();
            throw new IllegalStateException(
                    "The Kafka broker did not start at port " + port + ": " + e.getMessage(), e);
        }
    }

    /** What clients set as {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    @Override
    public void close() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    private void formatIfNew() throws Exception {
        if (Files.exists(dataFolder.resolve("meta.properties"))) {
            return;
        }
        createFolder();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setControllerListenerName(CONTROLLER)
                .addDirectory(dataFolder.toString())
                .setMetadataLogDirectory(dataFolder.toString())
                .run();
    }

    private void createFolder() throws IOException {
        Files.createDirectories(dataFolder);
    }

    private Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        var listeners = new ArrayList<>(List.of(listener(DIRECT, port), listener(CONTROLLER, controllerPort)));
        var advertised = new ArrayList<>(List.of(listener(DIRECT, port)));
        forwarding.ifPresent(second -> {
            listeners.add(listener(FORWARDED, second.port()));
            advertised.add(listener(FORWARDED, second.advertised()));
        });
        settings.put("listeners", String.join(",", listeners));
        settings.put("advertised.listeners", String.join(",", advertised));
        settings.put(
                "listener.security.protocol.map",
                Stream.of(DIRECT, FORWARDED, CONTROLLER)
                        .map(name -> name + ":PLAINTEXT")
                        .collect(Collectors.joining(",")));
        settings.put("inter.broker.listener.name", DIRECT);
        settings.put("log.dirs", dataFolder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the broker's former self has to time out before it is let in again: 9 s unless told otherwise.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // Only the small offsets topic is compacted; the default of 128 MiB is for clusters.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        return settings;
    }

    private static String listener(String name, int port) {
        return name + "://" + HOST + ":" + port;
    }
}
