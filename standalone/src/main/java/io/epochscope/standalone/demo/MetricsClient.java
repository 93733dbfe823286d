package io.epochscope.standalone.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.http.ServiceClient;
import io.epochscope.standalone.process.Polling;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What the demonstration asks of metrics-service over HTTP. */
final class MetricsClient {
    private final ObjectMapper json = new ObjectMapper();
    private final ServiceClient metrics;

    MetricsClient(URI metrics) {
        this.metrics = new ServiceClient("metrics-service", metrics);
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
        try {
            Optional<String> answer = metrics.find("/runs/" + runId + "/completeness");
            return answer.isEmpty() ? Optional.empty() : Optional.of(json.readValue(answer.get(), Completeness.class));
        } catch (RequestRefusedException e) {
            throw new IOException("Whether run " + runId + " is stored cannot be told", e);
        }
    }
}
