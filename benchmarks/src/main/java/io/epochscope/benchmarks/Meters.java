package io.epochscope.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service shows to Prometheus.
 *
 * @param text in Prometheus' format, a sample a line
 */
public record Meters(String text) {

    /** As they are now, where a service shows them. */
    public static Meters read(URI address) throws IOException, InterruptedException {
        return new Meters(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body());
    }

    /** All samples of a name together; 0 if there is none. */
    public double sum(String name) {
        return samples(name, "").mapToDouble(sample -> value(sample, 1)).sum();
    }

    /** The samples of a name by the value that a tag of theirs has. */
    public Map<String, Double> by(String tag, String name) {
        return samples(name, ".*\\b%s=\"(\\w+)\"".formatted(tag))
                .collect(Collectors.toMap(
                        sample -> sample.group(1), sample -> value(sample, 2), Double::sum, TreeMap::new));
    }

    private Stream<MatchResult> samples(String name, String tags) {
        String within = tags.isEmpty() ? "(?:\\{.*})?" : "\\{" + tags + ".*}";
        return Pattern.compile("^" + name + within + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text)
                .results();
    }

    private static double value(MatchResult sample, int group) {
        return Double.parseDouble(sample.group(group));
    }
}
