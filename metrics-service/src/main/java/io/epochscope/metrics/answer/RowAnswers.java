package io.epochscope.metrics.answer;

import io.epochscope.metrics.answer.RowFormat.RowGiver;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.permit.Gates;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

/** Answers with rows that are sent while they are read. */
@Singleton
public final class RowAnswers {

    private final Freshness freshness;
    private final Gates gates;

    RowAnswers(Freshness freshness, Gates gates) {
        this.freshness = freshness;
        this.gates = gates;
    }

    /** Answers with rows of a type, in the order of its properties. */
    public <T> Response answer(
            String runId, Request request, UriInfo uri, RowFormat format, Class<T> type, RowGiver<T> rows) {
        return answer(runId, request, uri, format, output -> format.write(output, type, rows));
    }

    /** Answers with rows that are written by somebody else. */
    public Response answer(String runId, Request request, UriInfo uri, RowFormat format, StreamingOutput rows) {
        return freshness.answer(runId, request, uri, format.mediaType(), () -> Response.ok(inTurn(rows)));
    }

    /**
     * Answers with a file to be kept.
     *
     * @param name what it is called where it is kept
     */
    public Response file(
            String runId, Request request, UriInfo uri, String mediaType, String name, StreamingOutput content) {
        return freshness.answer(
                runId,
                request,
                uri,
                mediaType,
                () -> Response.ok(inTurn(content)).header(HttpHeaders.CONTENT_DISPOSITION, attachment(name)));
    }

    /** The same of what is not made of one run's events alone, and so cannot be told from what a client has. */
    public Response file(String mediaType, String name, StreamingOutput content) {
        return Response.ok(inTurn(content), mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private StreamingOutput inTurn(StreamingOutput content) {
        return output -> gates.lists().pass(() -> {
            content.write(output);
            return null;
        });
    }

    private static String attachment(String name) {
        return "attachment; filename=\"" + name + "\"";
    }
}
