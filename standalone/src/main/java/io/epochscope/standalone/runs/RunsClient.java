package io.epochscope.standalone.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.http.ServiceClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a user asks of metrics-service about runs. Thread-safe. */
public final class RunsClient {
    private static final int OK = 200;
    private static final String TOTAL = "X-Total-Count";

    private final ObjectMapper json = new ObjectMapper();
    private final ServiceClient metrics;

    /** @param metrics the URL of metrics-service */
    public RunsClient(URI metrics) {
        this.metrics = new ServiceClient("metrics-service", metrics);
    }

    /**
     * Runs, and how many there are.
     *
     * @param body as it came
     * @param total on all pages
     */
    public record Page(JsonNode body, long total) {

        /** What a list shows of each. */
        public List<ListedRun> runs() {
            return new ObjectMapper().convertValue(body, new TypeReference<List<ListedRun>>() {});
        }
    }

    /**
     * The first page of runs.
     *
     * @param parameters as {@code GET /runs} takes them
     */
    public Page list(Map<String, String> parameters) throws IOException, InterruptedException, RequestRefusedException {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                metrics.send(metrics.request("/runs?" + query).build(), BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw metrics.refusal(answer.statusCode(), answer.body());
        }
        JsonNode runs = json.readTree(answer.body());
        return new Page(runs, answer.headers().firstValueAsLong(TOTAL).orElse(runs.size()));
    }

    /** A run; empty if nothing of it has come. */
    public Optional<ListedRun> find(String runId) throws IOException, InterruptedException, RequestRefusedException {
        Optional<String> run = metrics.find("/runs/" + encoded(runId));
        return run.isEmpty() ? Optional.empty() : Optional.of(json.readValue(run.get(), ListedRun.class));
    }

    /**
     * A run.
     *
     * @throws RequestRefusedException if there is none of that id
     */
    public JsonNode run(String runId) throws IOException, InterruptedException, RequestRefusedException {
        return json.readTree(metrics.get("/runs/" + encoded(runId)));
    }

    /** The epochs of a run, the first one first. */
    public List<EpochFigures> epochs(String runId) throws IOException, InterruptedException, RequestRefusedException {
        return json.readValue(
                metrics.get("/runs/" + encoded(runId) + "/epochs"), new TypeReference<List<EpochFigures>>() {});
    }

    /** What is wrong with a run, or well, the most important first. */
    public List<RunFinding> findings(String runId) throws IOException, InterruptedException, RequestRefusedException {
        return json.readValue(
                metrics.get("/runs/" + encoded(runId) + "/findings"), new TypeReference<List<RunFinding>>() {});
    }

    /**
     * A file, read while it is sent; the caller closes it.
     *
     * @throws RequestRefusedException if there is none
     */
    public InputStream file(String path) throws IOException, InterruptedException, RequestRefusedException {
        HttpResponse<InputStream> answer = metrics.send(metrics.request(path).build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != OK) {
            try (InputStream body = answer.body()) {
                throw metrics.refusal(answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return answer.body();
    }

    private static String encoded(String text) {
        // In a path a plus is a plus.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
