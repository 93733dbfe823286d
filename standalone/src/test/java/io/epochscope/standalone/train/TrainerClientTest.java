package io.epochscope.standalone.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.epochscope.standalone.http.RequestRefusedException;
import io.epochscope.standalone.output.Colours;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine.Help.Ansi;

class TrainerClientTest {
    private final Deque<String> streams = new ArrayDeque<>();
    private HttpServer server;
    private TrainerClient trainer;

    @BeforeEach
    void startTrainer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/runs/r1/progress", exchange -> answer(exchange, 200, streams.remove()));
        server.start();
        trainer = new TrainerClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stopTrainer() {
        server.stop(0);
    }

    @Test
    void followsARunOverABrokenConnection() throws Exception {
        streams.add("data: {\"runId\":\"r1\",\"status\":\"RUNNING\",\"epoch\":1,\"epochs\":2,\"trainLoss\":0.5}\n\n");
        streams.add("data: {\"runId\":\"r1\",\"status\":\"COMPLETED\",\"epoch\":2,\"epochs\":2,\"new\":1}\n\n");
        List<String> seen = new ArrayList<>();
        RunProgress end = trainer.follow("r1", progress -> seen.add(progress.status()));
        assertThat(seen).containsExactly("RUNNING", "COMPLETED");
        assertThat(end.isCompleted()).isTrue();
    }

    @Test
    @Timeout(60)
    void anInterruptEndsTheFollowing() {
        List<HttpExchange> held = new CopyOnWriteArrayList<>();
        server.createContext("/runs/r2/progress", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: {\"status\":\"RUNNING\"}\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            // Held until the test is over; then the server closes it.
            held.add(exchange);
        });
        Thread following = Thread.currentThread();

        assertThatThrownBy(() -> trainer.follow("r2", progress -> following.interrupt()))
                .isInstanceOf(InterruptedException.class);
        held.forEach(HttpExchange::close);
    }

    @Test
    void tellsThatThereIsNoSuchRun() {
        server.createContext("/runs/r3/progress", exchange -> answer(exchange, 404, "{\"detail\":\"no run r3\"}"));

        assertThatThrownBy(() -> trainer.follow("r3", progress -> {}))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("no run r3");
    }

    @Test
    void tellsEachFieldThatWasRefused() {
        server.createContext("/runs", exchange -> answer(exchange, 422, """
                        {"type":"urn:epochscope:problem:invalid","title":"The request has faults","status":422,
                         "detail":"optimizer.learningRate, model.type are wrong",
                         "faults":[
                           {"field":"optimizer.learningRate","value":"-1","accepted":"a number greater than 0"},
                           {"field":"model.type","value":null,"accepted":"mlp, cnn"}]}
                        """));
        assertThatThrownBy(() -> trainer.submit("{}"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "trainer-service refused the request: optimizer.learningRate, model.type are wrong",
                        "    optimizer.learningRate: -1, accepted: a number greater than 0",
                        "    model.type: missing, accepted: mlp, cnn"));
    }

    @Test
    void followsTheRunsOfASweepAndNamesTheBest() throws Exception {
        String sweep = "{\"id\":\"s1\",\"name\":\"n\",\"status\":\"%s\",\"summary\":\"the best of 1 runs is r1\","
                + "\"runs\":[{\"id\":\"r1\",\"name\":\"first\",\"position\":1}]}";
        server.createContext("/sweeps", exchange -> answer(exchange, 202, sweep.formatted("QUEUED")));
        server.createContext("/sweeps/s1", exchange -> answer(exchange, 200, sweep.formatted("COMPLETED")));
        streams.add(
                "data: {\"runId\":\"r1\",\"status\":\"STOPPED\",\"epoch\":1,\"epochs\":2,\"reason\":\"worse\"}\n\n");
        var output = new ByteArrayOutputStream();
        var print = new PrintStream(output, true, StandardCharsets.UTF_8);

        var training = new Training(trainer, name -> new TextDisplay(name, 0, new Colours(Ansi.OFF), print));

        SubmittedSweep end = new SweepTraining(trainer, training).watch(trainer.submitSweep("{}"));

        assertThat(end.isCompleted()).isTrue();
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("Run r1 is STOPPED (worse)");
        assertThat(end.standing(new Colours(Ansi.OFF))).isEqualTo("Sweep s1 is COMPLETED: the best of 1 runs is r1");
    }

    @Test
    void tellsAnAnswerThatIsNoProblemAsItIs() {
        server.createContext("/runs", exchange -> answer(exchange, 502, "<html>"));
        assertThatThrownBy(() -> trainer.submit("{}")).hasMessage("trainer-service answered 502: <html>");
    }

    @Test
    void saysThatNothingAnswers() {
        server.stop(0);
        assertThatThrownBy(() -> trainer.submit("{}"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is the system up?");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
