package io.epochscope.benchmarks.tasks;

import io.epochscope.benchmarks.ChildProcess;
import io.epochscope.standalone.process.Polling;
import io.epochscope.standalone.process.Readiness;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A TensorBoard of an interpreter that the user names, as a process of its own. */
final class TensorBoard implements AutoCloseable {

    private static final Duration UNTIL_READY = Duration.ofMinutes(2);
    private static final Duration UNTIL_READ = Duration.ofMinutes(1);

    private final ChildProcess process;
    private final URI address;

    private TensorBoard(ChildProcess process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts one, and returns when it shows a run.
     *
     * @param logs a folder for each run
     * @param run the one to wait for
     * @throws IllegalStateException if it does not start
     */
    static TensorBoard start(String interpreter, Path logs, String run) throws IOException, InterruptedException {
        int port = freePort();
        ChildProcess process = new ChildProcess(new ProcessBuilder(
                        interpreter,
                        "-m",
                        "tensorboard.main",
                        "--logdir",
                        logs.toString(),
                        "--host",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(
                        Redirect.to(logs.resolveSibling("tensorboard.log").toFile())));
        TensorBoard board = new TensorBoard(process, URI.create("http://127.0.0.1:" + port));
        if (!board.shows(run)) {
            board.close();
            throw new IllegalStateException(
                    interpreter + " does not run TensorBoard: name an interpreter that has it with --python");
        }
        return board;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean shows(String run) throws InterruptedException {
        Readiness readiness = new Readiness();
        boolean answers = Polling.until(UNTIL_READY, () -> !process.isAlive() || readiness.answers(address));
        URI tag = address.resolve("/data/plugin/scalars/scalars?tag=loss%2Fvalidation&run=" + run);
        return answers
                && Polling.until(UNTIL_READ, () -> !process.isAlive() || readiness.answers(tag))
                && process.isAlive();
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
