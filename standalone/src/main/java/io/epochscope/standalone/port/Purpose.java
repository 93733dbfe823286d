package io.epochscope.standalone.port;

/** What needs a port, with the one it has unless told otherwise. */
public enum Purpose {
    TRAINER("trainer-service", 8080),
    METRICS("metrics-service", 8081),
    GRAFANA("Grafana", 3000),
    KAFKA("Kafka", 9092),
    POSTGRES("PostgreSQL", 5432),
    /** Between the broker and its own controller: nobody else's business, but a port. */
    KAFKA_CONTROLLER("Kafka's controller", 9093);

    private final String label;
    private final int usual;

    Purpose(String label, int usual) {
        this.label = label;
        this.usual = usual;
    }

    /** As the user reads it. */
    public String label() {
        return label;
    }

    /** The port unless told otherwise. */
    public int usual() {
        return usual;
    }
}
