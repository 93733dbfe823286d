package io.epochscope.engine.data.table;

import java.io.IOException;

/** A table that can be read, but not learned from as it was asked for. */
public final class UnusableTableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableTableException(String message) {
        super(message);
    }
}
