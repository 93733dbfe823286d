package io.epochscope.backing.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A real Kafka broker with the product's topics and a real PostgreSQL with the product's database and roles: in
 * containers where Docker runs, else embedded. They start once per JVM, are shared by its tests and end with it.
 *
 * <p>A Quarkus test names it in {@code @QuarkusTestResource}, with the init argument {@code services} if it needs only
 * one ({@code kafka} or {@code postgres}, separated by commas; default both). Any other test calls
 * {@link #running(String...)}.
 */
public final class BackingServices implements QuarkusTestResourceLifecycleManager {
    /** The init argument that says which services to start. */
    public static final String SERVICES = "services";

    public static final String KAFKA = "kafka";
    public static final String POSTGRES = "postgres";

    /** The configuration key of the URL, user and password of the read-only role. */
    public static final String READER_URL = "epochscope.test.reader.url";

    public static final String READER_USER = "epochscope.test.reader.username";
    public static final String READER_PASSWORD = "epochscope.test.reader.password";

    private Set<String> wanted = Set.of(KAFKA, POSTGRES);

    /** The configuration of the running services, which are started if need be; both if none is named. */
    public static Map<String, String> running(String... services) {
        var resource = new BackingServices();
        if (services.length > 0) {
            resource.wanted = Set.of(services);
        }
        return resource.start();
    }

    @Override
    public void init(Map<String, String> initArgs) {
        String services = initArgs.get(SERVICES);
        if (services != null) {
            wanted = new LinkedHashSet<>(Set.of(services.split("\\s*,\\s*")));
        }
    }

    @Override
    public Map<String, String> start() {
        var configuration = new TreeMap<String, String>();
        for (String service : wanted) {
            configuration.putAll(SharedServices.running(service));
        }
        return configuration;
    }

    /** Leaves the services running for the tests that follow. */
    @Override
    public void stop() {}
}
