package io.epochscope.standalone.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks parts whether they are well. */
public final class Readiness {
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(FOR_AN_ANSWER).build();

    /**
     * Waits until a process is ready.
     *
     * @param health the URL that answers 200 when it is
     * @throws StartFailedException if it ends before, or is not ready in time
     */
    public void await(ServiceProcess process, URI health, Duration patience)
            throws StartFailedException, InterruptedException {
        boolean answered = Polling.until(patience, () -> answers(health) || !process.isAlive());
        if (!process.isAlive()) {
            throw new StartFailedException("Ended while starting: " + process.lastWords());
        }
        if (!answered) {
            throw new StartFailedException("Not ready after " + patience.toSeconds() + " s: " + process.lastWords());
        }
    }

    /** Whether the URL answers 200. */
    public boolean answers(URI health) throws InterruptedException {
        var question = HttpRequest.newBuilder(health).timeout(FOR_AN_ANSWER).build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            // Not listening yet, or no more.
            return false;
        }
    }

    /** Whether something listens at {@code host:port}. */
    public boolean listens(String address) {
        URI place = URI.create("tcp://" + address);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(place.getHost(), place.getPort()), (int) FOR_AN_ANSWER.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
