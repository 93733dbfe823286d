package io.epochscope.standalone.command;

import io.epochscope.standalone.port.Purpose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that fix ports. */
final class PortOptions {
    @Option(
            names = "--port-trainer",
            paramLabel = "PORT",
            defaultValue = "${env:EPOCHSCOPE_PORT_TRAINER}",
            description = "Of trainer-service; without: 8080, or the next free one")
    private Integer trainer;

    @Option(
            names = "--port-metrics",
            paramLabel = "PORT",
            defaultValue = "${env:EPOCHSCOPE_PORT_METRICS}",
            description = "Of metrics-service; without: 8081, or the next free one")
    private Integer metrics;

    @Option(
            names = "--port-grafana",
            paramLabel = "PORT",
            defaultValue = "${env:EPOCHSCOPE_PORT_GRAFANA}",
            description = "Of Grafana; without: 3000, or the next free one")
    private Integer grafana;

    @Option(
            names = "--port-kafka",
            paramLabel = "PORT",
            defaultValue = "${env:EPOCHSCOPE_PORT_KAFKA}",
            description = "Of Kafka; without: 9092, or the next free one")
    private Integer kafka;

    @Option(
            names = "--port-postgres",
            paramLabel = "PORT",
            defaultValue = "${env:EPOCHSCOPE_PORT_POSTGRES}",
            description = "Of PostgreSQL; without: 5432, or the next free one")
    private Integer postgres;

    Map<Purpose, Integer> fixed() {
        var fixed = new EnumMap<Purpose, Integer>(Purpose.class);
        put(fixed, Purpose.TRAINER, trainer);
        put(fixed, Purpose.METRICS, metrics);
        put(fixed, Purpose.GRAFANA, grafana);
        put(fixed, Purpose.KAFKA, kafka);
        put(fixed, Purpose.POSTGRES, postgres);
        return fixed;
    }

    /** The options that say the same to another process. */
    List<String> asArguments() {
        var arguments = new ArrayList<String>();
        fixed().forEach((purpose, port) ->
                arguments.add("--port-" + purpose.name().toLowerCase(Locale.ROOT) + "=" + port));
        return arguments;
    }

    private static void put(Map<Purpose, Integer> fixed, Purpose purpose, Integer port) {
        if (port != null) {
            fixed.put(purpose, port);
        }
    }
}
