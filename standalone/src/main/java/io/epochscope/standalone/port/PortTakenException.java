package io.epochscope.standalone.port;

/** A port that the user fixed is taken. */
public final class PortTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortTakenException(Purpose purpose, int port) {
        super("Port " + port + " for " + purpose.label() + " is already taken");
    }
}
