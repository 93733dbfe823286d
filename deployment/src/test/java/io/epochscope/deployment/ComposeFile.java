package io.epochscope.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** docker-compose.yml as written, and what {@code .env} puts into it. */
record ComposeFile(JsonNode content, Properties environment) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    static ComposeFile of(Repository repository) {
        return new ComposeFile(repository.yaml("docker-compose.yml").get(0), repository.properties(".env"));
    }

    Map<String, JsonNode> services() {
        var services = new TreeMap<String, JsonNode>();
        content.get("services").properties().forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        return services;
    }

    /** What runs wherever the system does: services that neither end by themselves nor want a profile. */
    Set<String> parts() {
        var parts = new TreeSet<String>();
        services().forEach((service, settings) -> {
            if (!isOneShot(service) && !settings.has("profiles")) {
                parts.add(service);
            }
        });
        return parts;
    }

    /** Whether a service ends by itself, which is what others wait for, or the person who runs it by its name. */
    boolean isOneShot(String service) {
        return texts(services().get(service).path("profiles")).contains(service)
                || services().values().stream()
                        .map(other -> other.path("depends_on").path(service).path("condition"))
                        .anyMatch(condition -> condition.asText().equals("service_completed_successfully"));
    }

    /** The same file where somebody has set a variable otherwise. */
    ComposeFile with(String variable, String value) {
        var others = new Properties();
        others.putAll(environment);
        others.setProperty(variable, value);
        return new ComposeFile(content, others);
    }

    /** The same file where a variable is missing in {@code .env}. */
    ComposeFile without(String variable) {
        var others = new Properties();
        others.putAll(environment);
        others.remove(variable);
        return new ComposeFile(content, others);
    }

    /**
     * A text with its variables replaced by the values of {@code .env}; by what comes after {@code :-} where they are
     * empty or missing.
     */
    String resolve(String text) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String value = environment.getProperty(match.group(1));
            String otherwise = match.group(2);
            if (value == null && otherwise == null) {
                throw new AssertionError(".env has no " + match.group(1) + ", which docker-compose.yml uses");
            }
            boolean empty = value == null || value.isEmpty();
            return Matcher.quoteReplacement(empty && otherwise != null ? otherwise : value);
        });
    }

    /** The environment that a service is given, variables replaced. */
    Map<String, String> environmentOf(String service) {
        var environment = new HashMap<String, String>();
        services()
                .get(service)
                .path("environment")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), resolve(entry.getValue().asText())));
        return environment;
    }

    List<Mount> mountsOf(String service) {
        return texts(services().get(service).path("volumes")).stream()
                .map(Mount::parse)
                .toList();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** One line of a service's {@code volumes}: a volume's name or a path, the place in the container, and how. */
    record Mount(String source, String target, boolean readOnly) {
        static Mount parse(String line) {
            String[] parts = line.split(":", -1);
            return new Mount(parts[0], parts[1], parts.length > 2 && parts[2].equals("ro"));
        }

        boolean isPath() {
            return source.startsWith(".") || source.startsWith("/");
        }
    }
}
