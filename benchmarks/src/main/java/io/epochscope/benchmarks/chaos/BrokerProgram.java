package io.epochscope.benchmarks.chaos;

import io.epochscope.backing.kafka.KafkaBroker;
import io.epochscope.backing.kafka.KafkaBroker.Forwarding;
import io.epochscope.standalone.system.SystemLog;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A Kafka broker in a JVM of its own, so that it can be killed. */
final class BrokerProgram {

    private BrokerProgram() {}

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SystemLog.to(folder.resolve("server.log"));
        KafkaBroker broker = new KafkaBroker(
                folder.resolve("data"),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                new Forwarding(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4])));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        broker.start();
    }

    /** With which a JVM becomes one; it gets this one's class path. */
    static List<String> arguments(Path folder, int port, int controllerPort, Forwarding forwarding) {
        return List.of(
                "-cp",
                classPath(),
                BrokerProgram.class.getName(),
                folder.toString(),
                String.valueOf(port),
                String.valueOf(controllerPort),
                String.valueOf(forwarding.port()),
                String.valueOf(forwarding.advertised()));
    }

    /** Whatever folder it is started in. */
    private static String classPath() {
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getProperty("java.class.path"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
