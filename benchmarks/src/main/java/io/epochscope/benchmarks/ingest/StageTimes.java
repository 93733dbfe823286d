package io.epochscope.benchmarks.ingest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long metrics-service has spent on each part of storing, by its own meters, since it was started.
 *
 * @param seconds by stage
 * @param batches seconds of whole batches
 */
record StageTimes(Map<String, Double> seconds, double batches) {

    private static final Pattern STAGE =
            Pattern.compile("^epochscope_ingest_stage_seconds_sum\\{.*stage=\"(\\w+)\".*} (\\S+)$");
    private static final Pattern BATCH = Pattern.compile("^epochscope_ingest_batch_seconds_sum(?:\\{.*})? (\\S+)$");

    static StageTimes read(URI metrics) throws IOException, InterruptedException {
        String text = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                .body();
        Map<String, Double> seconds = new TreeMap<>();
        double batches = 0;
        for (String line : text.lines().toList()) {
            Matcher stage = STAGE.matcher(line);
            if (stage.matches()) {
                seconds.put(stage.group(1), Double.parseDouble(stage.group(2)));
            }
            Matcher batch = BATCH.matcher(line);
            if (batch.matches()) {
                batches = Double.parseDouble(batch.group(1));
            }
        }
        return new StageTimes(seconds, batches);
    }
}
