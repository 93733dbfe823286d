package io.epochscope.standalone.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.http.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** What a user asks of trainer-service over HTTP. */
public final class TrainerClient {
    private static final int OK = 200;
    private static final int RECONNECTIONS = 30;
    private static final Duration BEFORE_RECONNECTING = Duration.ofSeconds(1);

    private final ObjectMapper json = new ObjectMapper();
    private final ServiceClient trainer;

    /** @param trainer the URL of trainer-service */
    public TrainerClient(URI trainer) {
        this.trainer = new ServiceClient("trainer-service", trainer);
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
        return json.readValue(trainer.post("/runs", request), SubmittedRun.class);
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
        return json.readValue(trainer.post("/sweeps", request), SubmittedSweep.class);
    }

    /**
     * A sweep as it is now.
     *
     * @throws RequestRefusedException if there is none of that id
     * @throws IOException if trainer-service cannot be reached
     */
    public SubmittedSweep sweep(String id) throws IOException, InterruptedException, RequestRefusedException {
        return json.readValue(trainer.get("/sweeps/" + id), SubmittedSweep.class);
    }

    /** How far a run has come; empty if trainer-service has none of that id. */
    public Optional<RunProgress> progress(String runId)
            throws IOException, InterruptedException, RequestRefusedException {
        Optional<String> run = trainer.find("/runs/" + runId);
        return run.isEmpty()
                ? Optional.empty()
                : Optional.of(json.treeToValue(json.readTree(run.get()).path("progress"), RunProgress.class));
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
        throw new IOException("Lost sight of run " + runId + " at " + trainer.address(), broken);
    }

    private Optional<RunProgress> stream(String runId, Consumer<RunProgress> listener)
            throws IOException, InterruptedException, RequestRefusedException {
        var get = trainer.request("/runs/" + runId + "/progress")
                .header("Accept", "text/event-stream")
                .build();
        var lines = new ArrivingLines();
        CompletableFuture<HttpResponse<Optional<String>>> answer = trainer.sendAsync(
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
                throw trainer.refusal(response.statusCode(), response.body().get());
            }
            return Optional.ofNullable(last);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } finally {
            answer.cancel(true);
        }
    }
}
