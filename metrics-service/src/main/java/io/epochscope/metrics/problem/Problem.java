package io.epochscope.metrics.problem;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong with an HTTP request, after RFC 9457; its type is {@code about:blank}, since the status says all.
 *
 * @param title of the status
 * @param status the HTTP status
 * @param detail what went wrong this time
 * @param instance the path that was asked for
 */
@Schema(description = "What went wrong (RFC 9457)")
public record Problem(String title, int status, String detail, String instance) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
