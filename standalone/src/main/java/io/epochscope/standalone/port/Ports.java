package io.epochscope.standalone.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The port of each part. */
public final class Ports {
    private static final int LAST = 65_535;

    private final Map<Purpose, Integer> chosen;

    private Ports(Map<Purpose, Integer> chosen) {
        this.chosen = chosen;
    }

    /**
     * Chooses a free port for everything: the fixed one, else the usual one, else the next free one after it.
     *
     * @param fixed the ports that the user asked for
     * @param output takes a line for each usual port that is taken
     * @throws PortTakenException if a fixed port is taken
     */
    public static Ports choose(Map<Purpose, Integer> fixed, Consumer<String> output) {
        var chosen = new EnumMap<Purpose, Integer>(Purpose.class);
        Set<Integer> given = new HashSet<>(fixed.values());
        for (Purpose purpose : Purpose.values()) {
            Integer port = fixed.get(purpose);
            if (port == null) {
                port = nextFree(purpose.usual(), given);
                if (port != purpose.usual() && purpose != Purpose.KAFKA_CONTROLLER) {
                    output.accept("Port " + purpose.usual() + " is taken: " + purpose.label() + " is at " + port);
                }
            } else if (!isFree(port)) {
                throw new PortTakenException(purpose, port);
            }
            given.add(port);
            chosen.put(purpose, port);
        }
        return new Ports(chosen);
    }

    public int of(Purpose purpose) {
        return chosen.get(purpose);
    }

    private static int nextFree(int from, Set<Integer> given) {
        for (int port = from; port <= LAST; port++) {
            if (!given.contains(port) && isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No port from " + from + " on is free");
    }

    /** On all addresses and on the local one: some systems let one be bound while another program has the other. */
    private static boolean isFree(int port) {
        return binds(new InetSocketAddress(port))
                && binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException e) {
            // Taken, or not allowed: either way not to be had.
            return false;
        }
    }
}
