package io.epochscope.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the demonstration asks of metrics-service over HTTP. */
final class MetricsClient {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI metrics;

    MetricsClient(URI metrics) {
        this.metrics = metrics;
    }

    /** Waits until the run is proved complete; returns the last answer in any case, empty if the run is unknown. */
    Optional<Completeness> awaitCompleteness(String runId, Duration patience) throws IOException, InterruptedException {
        var last = new AtomicReference<Optional<Completeness>>(Optional.empty());
        Polling.until(patience, () -> {
            last.set(completeness(runId));
            return last.get().filter(Completeness::isProved).isPresent();
        });
        return last.get();
    }

    private Optional<Completeness> completeness(String runId) throws IOException, InterruptedException {
        var question = HttpRequest.newBuilder(metrics.resolve("/runs/" + runId + "/completeness"))
                .build();
        HttpResponse<String> answer = http.send(question, BodyHandlers.ofString());
        if (answer.statusCode() == NOT_FOUND) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new IOException("metrics-service answered " + answer.statusCode() + ": " + answer.body());
        }
        return Optional.of(json.readValue(answer.body(), Completeness.class));
    }
}
