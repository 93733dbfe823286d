package io.epochscope.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings of a service, taken from its sources, which keeps its class path out of this module.
 *
 * @param environmentNames the variables it reads: by the methods of its {@code @ConfigMapping} interfaces and the names
 *     of its {@code @ConfigProperty} fields
 * @param properties its {@code application.properties}
 */
record ServiceSettings(Set<String> environmentNames, Properties properties) {
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"");
    private static final Pattern METHOD = Pattern.compile("(?m)^ {4}\\w.* (\\w+)\\(\\);");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"([^\"]+)\"");

    static ServiceSettings of(Repository repository, String service) {
        var names = new TreeSet<String>();
        try (var files = Files.walk(repository.path(service + "/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> names.addAll(namesIn(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not list the sources of " + service, e);
        }
        return new ServiceSettings(
                names, repository.properties(service + "/src/main/resources/application.properties"));
    }

    String port() {
        return properties.getProperty("quarkus.http.port", "8080");
    }

    /** Where the service answers whether it is well; Quarkus puts a relative path below {@code /q}. */
    String healthPath() {
        String path = properties.getProperty("quarkus.smallrye-health.root-path", "health");
        return path.startsWith("/") ? path : "/q/" + path;
    }

    private static Set<String> namesIn(Path file) {
        var names = new TreeSet<String>();
        String source = read(file);
        var mapping = MAPPING.matcher(source);
        if (mapping.find()) {
            if (source.contains("@WithParentName")) {
                names.add(environmentName(mapping.group(1)));
            }
            METHOD.matcher(source)
                    .results()
                    .forEach(method -> names.add(environmentName(mapping.group(1) + "." + kebab(method.group(1)))));
        }
        PROPERTY.matcher(source).results().forEach(property -> names.add(environmentName(property.group(1))));
        return names;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static String kebab(String method) {
        return method.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    /** By the rule of MicroProfile Config: upper case, and an underscore for everything that is no letter or digit. */
    static String environmentName(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
