package io.epochscope.backing.test;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps what runs in this JVM. What is running is noted in the JVM's system properties and not in a static field, which
 * each of Quarkus's class loaders would have anew.
 */
final class SharedServices {
    private SharedServices() {}

    static Map<String, String> running(String service) {
        Properties jvm = System.getProperties();
        synchronized (jvm) {
            String note = SharedServices.class.getName() + "." + service;
            if (jvm.getProperty(note) == null) {
                jvm.setProperty(note, write(start(service)));
            }
            return read(jvm.getProperty(note));
        }
    }

    private static String write(Map<String, String> configuration) {
        var properties = new Properties();
        properties.putAll(configuration);
        var text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("A string can always be written to", e);
        }
        return text.toString();
    }

    private static Map<String, String> read(String note) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(note));
        } catch (IOException e) {
            throw new IllegalStateException("A string can always be read", e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(Function.identity(), properties::getProperty));
    }

    private static Map<String, String> start(String service) {
        if (!BackingServices.KAFKA.equals(service) && !BackingServices.POSTGRES.equals(service)) {
            throw new IllegalArgumentException("Unknown service \"" + service + "\": accepted are "
                    + BackingServices.KAFKA + " and " + BackingServices.POSTGRES);
        }
        return Containers.areUsable() ? inContainer(service) : embedded(service);
    }

    private static Map<String, String> inContainer(String service) {
        return BackingServices.KAFKA.equals(service) ? ContainerServices.kafka() : ContainerServices.postgres();
    }

    private static Map<String, String> embedded(String service) {
        return BackingServices.KAFKA.equals(service) ? EmbeddedServices.kafka() : EmbeddedServices.postgres();
    }
}
