package io.epochscope.standalone.http;

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
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One of the product's services over HTTP. Thread-safe. */
public final class ServiceClient {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final String name;
    private final URI address;

    /** @param name as people know it */
    public ServiceClient(String name, URI address) {
        this.name = name;
        this.address = address;
    }

    /** Where it answers. */
    public URI address() {
        return address;
    }

    /**
     * What lies at a path.
     *
     * @throws RequestRefusedException if the answer is not 200
     * @throws IOException if nothing answers
     */
    public String get(String path) throws IOException, InterruptedException, RequestRefusedException {
        return text(send(request(path).build(), BodyHandlers.ofString()), OK);
    }

    /** The same; empty if there is nothing. */
    public Optional<String> find(String path) throws IOException, InterruptedException, RequestRefusedException {
        HttpResponse<String> answer = send(request(path).build(), BodyHandlers.ofString());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(text(answer, OK));
    }

    /**
     * The bytes of what lies at a path.
     *
     * @throws RequestRefusedException if the answer is not 200
     * @throws IOException if nothing answers
     */
    public byte[] bytes(String path) throws IOException, InterruptedException, RequestRefusedException {
        HttpResponse<byte[]> answer = send(request(path).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != OK) {
            throw refusal(answer.statusCode(), new String(answer.body(), UTF_8));
        }
        return answer.body();
    }

    /**
     * Saves what lies at a path while it comes. An interrupt breaks that off, unlike reading from the streams that Java
     * 17 makes of bodies (JDK-8294047).
     *
     * @param file exists; what is in it is lost
     * @throws RequestRefusedException if the answer is not 200
     * @throws IOException if nothing answers, or not all comes
     */
    public void save(String path, Path file) throws IOException, InterruptedException, RequestRefusedException {
        HttpResponse<Optional<String>> answer = send(
                request(path).build(),
                head -> head.statusCode() == OK
                        ? BodySubscribers.mapping(
                                BodySubscribers.ofFile(
                                        file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                                saved -> Optional.empty())
                        : BodySubscribers.mapping(BodySubscribers.ofString(UTF_8), Optional::of));
        if (answer.body().isPresent()) {
            throw refusal(answer.statusCode(), answer.body().get());
        }
    }

    /**
     * Asks for something that is done later.
     *
     * @param body JSON
     * @throws RequestRefusedException if the answer is not 202
     * @throws IOException if nothing answers
     */
    public String post(String path, String body) throws IOException, InterruptedException, RequestRefusedException {
        HttpRequest post = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return text(send(post, BodyHandlers.ofString()), ACCEPTED);
    }

    /** A request for what lies at a path, to be added to. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path));
    }

    /**
     * The answer, whatever it is.
     *
     * @throws IOException if nothing answers
     */
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return http.send(request, handler);
        } catch (ConnectException e) {
            throw new IOException("Nothing answers at " + address + ": is the system up? (./epochscope up)", e);
        }
    }

    /** The answer, whatever it is, as it comes. */
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return http.sendAsync(request, handler);
    }

    /** What an answer other than the expected one means to the user. */
    public RequestRefusedException refusal(int status, String body) {
        try {
            return new RequestRefusedException(name, json.readValue(body, RequestRefusedException.Problem.class));
        } catch (JsonProcessingException e) {
            return new RequestRefusedException(name + " answered " + status + ": " + body);
        }
    }

    private String text(HttpResponse<String> answer, int expected) throws RequestRefusedException {
        if (answer.statusCode() != expected) {
            throw refusal(answer.statusCode(), answer.body());
        }
        return answer.body();
    }
}
