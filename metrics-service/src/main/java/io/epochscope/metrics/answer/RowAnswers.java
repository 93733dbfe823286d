package io.epochscope.metrics.answer;

import io.epochscope.metrics.answer.RowFormat.RowGiver;
import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.permit.Gates;
import jakarta.inject.Singleton;
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
        return freshness.answer(runId, request, uri, format.mediaType(), () -> {
            StreamingOutput content = output -> gates.lists().pass(() -> {
                rows.write(output);
                return null;
            });
            return Response.ok(content);
        });
    }
}
