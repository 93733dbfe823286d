package io.epochscope.metrics.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What went wrong with an HTTP request, after RFC 9457; its type is {@code about:blank}, since the status says all.
 *
 * @param title of the status
 * @param status the HTTP status
 * @param detail what went wrong this time
 * @param instance the path that was asked for
 * @param faults each field that is wrong; absent if the problem is none of fields
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "What went wrong (RFC 9457)")
public record Problem(String title, int status, String detail, String instance, List<Fault> faults) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
