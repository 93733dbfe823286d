package io.epochscope.benchmarks.chaos;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrafficShapingOptions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes bytes on between a port and another one of this machine, as well or as badly as it is told. Thread-safe but
 * for being told two things at once. Is gone when Vert.x is closed.
 */
public final class TcpProxy {

    private static final String HOST = "127.0.0.1";

    private final Vertx vertx;
    private final NetClient client;
    private final int port;
    private final int target;
    private final Set<Passage> passages = ConcurrentHashMap.newKeySet();
    private NetServer server;

    /** The two ends of a connection. */
    private record Passage(NetSocket near, NetSocket far) {

        void open() {
            near.pipeTo(far);
            far.pipeTo(near);
            near.resume();
        }

        /** From now on what one end sends reaches nobody, nor does the other end learn that it closes. */
        void swallow() {
            for (NetSocket end : new NetSocket[] {near, far}) {
                end.handler(lost -> {}).endHandler(nothing -> {}).closeHandler(nothing -> {});
                end.resume();
            }
        }

        void close() {
            near.close();
            far.close();
        }
    }

    /**
     * Passes nothing yet.
     *
     * @param port where it listens
     * @param target where it passes on to
     */
    public TcpProxy(Vertx vertx, int port, int target) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
        this.port = port;
        this.target = target;
    }

    /** Listens, and passes on what comes. */
    public void open() throws InterruptedException {
        // Without any limit at first: one can be set later only where there was something to set.
        NetServerOptions options = new NetServerOptions().setTrafficShapingOptions(new TrafficShapingOptions());
        server = vertx.createNetServer(options).connectHandler(this::connect);
        await(server.listen(port, HOST));
    }

    private void connect(NetSocket near) {
        near.pause();
        client.connect(target, HOST)
                .onSuccess(far -> {
                    Passage passage = new Passage(near, far);
                    passages.add(passage);
                    near.closeHandler(closed -> end(passage));
                    far.closeHandler(closed -> end(passage));
                    passage.open();
                })
                .onFailure(refused -> near.close());
    }

    private void end(Passage passage) {
        passages.remove(passage);
        passage.close();
    }

    /** Closes all connections and refuses new ones, until it is opened again. */
    public void cut() throws InterruptedException {
        if (server != null) {
            await(server.close());
            server = null;
        }
        passages.forEach(Passage::close);
        passages.clear();
    }

    /** Passes at most so many bytes a second each way, in all connections together; 0 for no limit. */
    public void slowDown(long bytesPerSecond) {
        server.updateTrafficShapingOptions(new TrafficShapingOptions()
                .setInboundGlobalBandwidth(bytesPerSecond)
                .setOutboundGlobalBandwidth(bytesPerSecond));
    }

    /**
     * The connections that there are pass nothing any more, for ever, and neither end is told, as when a firewall
     * between them has forgotten them. New ones work.
     */
    public void leaveHalfOpen() {
        passages.forEach(Passage::swallow);
    }

    private static void await(Future<?> done) throws InterruptedException {
        Waiting.until(done.toCompletionStage().toCompletableFuture());
    }
}
