package io.epochscope.standalone.port;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The port of each part, kept from other programs until the part is about to start. Closing gives up those that are
 * still kept.
 */
public final class Ports implements AutoCloseable {
    private static final int LAST = 65_535;

    private final Map<Purpose, ServerSocket> kept = new EnumMap<>(Purpose.class);
    private final Map<Purpose, Integer> chosen = new EnumMap<>(Purpose.class);

    private Ports() {}

    /**
     * Chooses a free port for everything: the fixed one, else the usual one, else the next free one after it.
     *
     * @param fixed the ports that the user asked for
     * @param output takes a line for each usual port that is taken
     * @throws PortTakenException if a fixed port is taken
     */
    public static Ports choose(Map<Purpose, Integer> fixed, Consumer<String> output) {
        var ports = new Ports();
        try {
            // First what was asked for: nothing that may go elsewhere shall take its place.
            fixed.forEach(ports::keep);
            for (Purpose purpose : Purpose.values()) {
                if (!fixed.containsKey(purpose)) {
                    ports.keepNextFree(purpose, output);
                }
            }
            return ports;
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    public int of(Purpose purpose) {
        return chosen.get(purpose);
    }

    /** Lets go of a port, for its part to take it now. */
    public int release(Purpose purpose) {
        close(kept.remove(purpose));
        return of(purpose);
    }

    @Override
    public void close() {
        kept.values().forEach(Ports::close);
        kept.clear();
    }

    private void keep(Purpose purpose, int port) {
        ServerSocket socket = bind(port);
        if (socket == null) {
            throw new PortTakenException(purpose, port);
        }
        kept.put(purpose, socket);
        chosen.put(purpose, port);
    }

    private void keepNextFree(Purpose purpose, Consumer<String> output) {
        for (int port = purpose.usual(); port <= LAST; port++) {
            ServerSocket socket = bind(port);
            if (socket != null) {
                kept.put(purpose, socket);
                chosen.put(purpose, port);
                if (port != purpose.usual() && purpose != Purpose.KAFKA_CONTROLLER) {
                    output.accept("Port " + purpose.usual() + " is taken: " + purpose.label() + " is at " + port);
                }
                return;
            }
        }
        throw new IllegalStateException("No port from " + purpose.usual() + " on is free");
    }

    /** Binds on all addresses, if the local one is free too: some systems would let two programs share the port. */
    private static ServerSocket bind(int port) {
        try {
            ServerSocket local = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            local.close();
            return new ServerSocket(port);
        } catch (IOException e) {
            // Taken, or not allowed: either way not to be had.
            return null;
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not let go of port " + socket.getLocalPort(), e);
        }
    }
}
