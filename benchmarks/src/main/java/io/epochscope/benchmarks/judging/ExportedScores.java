package io.epochscope.benchmarks.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.benchmarks.WholeSystem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** Scores of samples as a user gets them: {@code scores.csv} over HTTP. */
final class ExportedScores {

    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final WholeSystem system;

    ExportedScores(WholeSystem system) {
        this.system = system;
    }

    /**
     * Downloads those of a split to a file.
     *
     * @throws IOException if metrics-service answers with an error
     * @throws IllegalStateException if the run has not one scene, as data sets of images have
     */
    void download(JudgedSplit split, Path target) throws IOException, InterruptedException {
        String scenes = "/runs/" + split.runId() + "/scenes";
        JsonNode found = new ObjectMapper().readTree(get(scenes, BodyHandlers.ofString()));
        if (found.size() != 1) {
            throw new IllegalStateException("run %s has %d scenes".formatted(split.runId(), found.size()));
        }
        get(
                "%s/%s/scores.csv?epoch=%d&split=%s&pass=%s"
                        .formatted(
                                scenes,
                                found.get(0).get("scene").asText(),
                                split.epoch(),
                                split.split(),
                                split.pass().equals("evaluation") ? "evaluation" : "each"),
                BodyHandlers.ofFile(target));
    }

    private <T> T get(String path, BodyHandler<T> body) throws IOException, InterruptedException {
        URI uri = system.metrics(path);
        HttpResponse<T> answer = http.send(HttpRequest.newBuilder(uri).build(), body);
        if (answer.statusCode() != OK) {
            throw new IOException("metrics-service answered %d to %s".formatted(answer.statusCode(), uri));
        }
        return answer.body();
    }
}
