package io.epochscope.standalone.runs;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.http.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
     * A run as one HTML page.
     *
     * @throws RequestRefusedException if there is none of that id
     */
    public byte[] report(String runId) throws IOException, InterruptedException, RequestRefusedException {
        return metrics.bytes(reportPath(runId));
    }

    /**
     * Saves a run as one HTML page.
     *
     * @param file exists
     * @throws RequestRefusedException if there is none of that id
     */
    public void report(String runId, Path file) throws IOException, InterruptedException, RequestRefusedException {
        metrics.save(reportPath(runId), file);
    }

    /**
     * Saves what is stored of a run.
     *
     * @param name of the file, as metrics-service knows it
     * @param file exists
     * @throws RequestRefusedException if there is none
     */
    public void export(String runId, String name, Path file)
            throws IOException, InterruptedException, RequestRefusedException {
        metrics.save("/runs/" + encoded(runId) + "/export/" + name, file);
    }

    private static String reportPath(String runId) {
        return "/runs/" + encoded(runId) + "/report";
    }

    private static String encoded(String text) {
        // In a path a plus is a plus.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
