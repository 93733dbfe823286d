package io.epochscope.metrics.permit;

import jakarta.inject.Singleton;

/** The gates of the service: one for pictures, and one for lists, which slow readers may hold for long. */
@Singleton
public final class Gates {

    private final Gate pictures;
    private final Gate lists;

    Gates(PermitConfig config) {
        pictures = new Gate(config.pictures());
        lists = new Gate(config.lists());
    }

    /** For what is made in memory. */
    public Gate pictures() {
        return pictures;
    }

    /** For what is read row by row while it is sent, each with a connection of its own. */
    public Gate lists() {
        return lists;
    }
}
