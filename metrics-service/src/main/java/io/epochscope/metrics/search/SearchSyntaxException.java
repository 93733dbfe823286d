package io.epochscope.metrics.search;

import jakarta.ws.rs.BadRequestException;

/** A filter or a sort key is not written as they are. Status 400. */
public final class SearchSyntaxException extends BadRequestException {

    private static final long serialVersionUID = 1;

    private final String parameter;
    private final int position;
    private final int length;

    SearchSyntaxException(String parameter, int position, String found, String accepted, Throwable cause) {
        super(
                "%s, character %d: found %s; accepted: %s"
                        .formatted(parameter, position + 1, found == null ? "the end" : found, accepted),
                cause);
        this.parameter = parameter;
        this.position = position;
        this.length = found == null ? 0 : found.codePointCount(0, found.length());
    }

    /** The parameter that is wrong. */
    public String parameter() {
        return parameter;
    }

    /** Where in its text the mistake begins: so many characters (code points) are before it. */
    public int position() {
        return position;
    }

    /** How many characters it has; none at the end. */
    public int length() {
        return length;
    }
}
