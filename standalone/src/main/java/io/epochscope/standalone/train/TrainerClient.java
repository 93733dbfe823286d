package io.epochscope.standalone.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** What a user asks of trainer-service over HTTP. */
public final class TrainerClient {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int RECONNECTIONS = 30;
    private static final Duration BEFORE_RECONNECTING = Duration.ofSeconds(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI trainer;

    /** @param trainer the URL of trainer-service */
    public TrainerClient(URI trainer) {
        this.trainer = trainer;
    }

    /**
     * Puts a run into trainer-service's queue.
     *
     * @param request a training request in JSON
     * @return the run as it waits there
     * @throws RequestRefusedException if trainer-service refuses the request
     * @throws IOException if it cannot be reached
     */
    public SubmittedRun submit(String request) throws IOException, InterruptedException, RequestRefusedException {
        return json.readValue(post("/runs", request), SubmittedRun.class);
    }

    /**
     * Puts the runs of a sweep into trainer-service's queue.
     *
     * @param request a request for a sweep in JSON
     * @return the sweep as it waits there
     * @throws RequestRefusedException if trainer-service refuses the request
     * @throws IOException if it cannot be reached
     */
    public SubmittedSweep submitSweep(String request)
            throws IOException, InterruptedException, RequestRefusedException {
        return json.readValue(post("/sweeps", request), SubmittedSweep.class);
    }

    /**
     * A sweep as it is now.
     *
     * @throws RequestRefusedException if there is none of that id
     * @throws IOException if trainer-service cannot be reached
     */
    public SubmittedSweep sweep(String id) throws IOException, InterruptedException, RequestRefusedException {
        var get = HttpRequest.newBuilder(trainer.resolve("/sweeps/" + id)).build();
        return json.readValue(body(get, OK), SubmittedSweep.class);
    }

    private String post(String path, String request) throws IOException, InterruptedException, RequestRefusedException {
        var post = HttpRequest.newBuilder(trainer.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request))
                .build();
        return body(post, ACCEPTED);
    }

    private String body(HttpRequest request, int expected)
            throws IOException, InterruptedException, RequestRefusedException {
        HttpResponse<String> answer = send(request, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body();
    }

    /**
     * Follows a run to its end, over connections that break.
     *
     * @param listener takes the run's state now and whenever it changes, on this thread
     * @return the last state: finished
     * @throws IOException if trainer-service cannot be reached any more
     */
    public RunProgress follow(String runId, Consumer<RunProgress> listener)
            throws IOException, InterruptedException, RequestRefusedException {
        IOException broken = null;
        for (int attempt = 0; attempt <= RECONNECTIONS; attempt++) {
            try {
                Optional<RunProgress> last = stream(runId, listener);
                if (last.filter(RunProgress::isFinished).isPresent()) {
                    return last.get();
                }
            } catch (IOException e) {
                broken = e;
            }
            Thread.sleep(BEFORE_RECONNECTING.toMillis());
        }
        throw new IOException("Lost sight of run " + runId + " at " + trainer, broken);
    }

    private Optional<RunProgress> stream(String runId, Consumer<RunProgress> listener)
            throws IOException, InterruptedException, RequestRefusedException {
        var get = HttpRequest.newBuilder(trainer.resolve("/runs/" + runId + "/progress"))
                .header("Accept", "text/event-stream")
                .build();
        var lines = new ArrivingLines();
        CompletableFuture<HttpResponse<Optional<String>>> answer = http.sendAsync(
                get,
                head -> head.statusCode() == OK
                        ? BodySubscribers.fromLineSubscriber(lines, all -> Optional.empty(), UTF_8, null)
                        : BodySubscribers.mapping(BodySubscribers.ofString(UTF_8), Optional::of));
        CompletableFuture<?> unused = answer.whenComplete((response, failure) -> lines.end(failure));
        try {
            var events = new ServerSentEvents(lines);
            RunProgress last = null;
            for (var event = events.next(); event.isPresent(); event = events.next()) {
                last = json.readValue(event.get(), RunProgress.class);
                listener.accept(last);
            }
            HttpResponse<Optional<String>> response = answer.get();
            if (response.body().isPresent()) {
                throw refusal(response.statusCode(), response.body().get());
            }
            return Optional.ofNullable(last);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return http.send(request, handler);
        } catch (ConnectException e) {
            throw new IOException("Nothing answers at " + trainer + ": is the system up? (./epochscope up)", e);
        }
    }

    private RequestRefusedException refusal(int status, String body) {
        try {
            return new RequestRefusedException(json.readValue(body, RequestRefusedException.Problem.class));
        } catch (JsonProcessingException e) {
            return new RequestRefusedException("trainer-service answered " + status + ": " + body);
        }
    }
}
