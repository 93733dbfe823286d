package io.epochscope.metrics.freshness;

import io.epochscope.metrics.completeness.CompletenessReader;
import io.epochscope.metrics.completeness.RunCompleteness;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers with what a client already has where nothing has changed. The sequences that are stored of each topic make
 * the tag: they change with every event, and with nothing else.
 */
@Singleton
public final class Freshness {

    /** A complete run changes only when it is resumed; so long a client may not notice. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private final CompletenessReader completeness;
    private final String version;

    Freshness(CompletenessReader completeness, @ConfigProperty(name = "quarkus.application.version") String version) {
        this.completeness = completeness;
        this.version = version;
    }

    /**
     * Answers a request for something that is made of a run's events.
     *
     * @param content makes the answer; called only if the client does not have it. It must read the database only then:
     *     the tag is of the state before
     */
    public Response answer(
            String runId, Request request, UriInfo uri, String mediaType, Supplier<ResponseBuilder> content) {
        Revision revision = revision(runId);
        return answer(revision, control(revision), "", request, uri, mediaType, content);
    }

    /**
     * The same of something that is made of more than a run's events; a client must always ask.
     *
     * @param more another text whenever the rest is another
     */
    public Response answer(
            String runId,
            String more,
            Request request,
            UriInfo uri,
            String mediaType,
            Supplier<ResponseBuilder> content) {
        return answer(revision(runId), mustAsk(), more, request, uri, mediaType, content);
    }

    private Response answer(
            Revision revision,
            CacheControl control,
            String more,
            Request request,
            UriInfo uri,
            String mediaType,
            Supplier<ResponseBuilder> content) {
        if (revision.tag() == null) {
            return content.get()
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .type(mediaType)
                    .build();
        }
        EntityTag tag =
                ContentTag.of(revision.tag(), version, uri.getRequestUri().toASCIIString(), mediaType, more);
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        ResponseBuilder answer = unchanged != null ? unchanged : content.get().type(mediaType);
        return answer.tag(tag)
                .cacheControl(control)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private Revision revision(String runId) {
        RunCompleteness run = completeness.completeness(runId);
        boolean unnumbered = run.attempts().stream()
                .flatMap(attempt -> attempt.topics().stream())
                .anyMatch(topic -> topic.unnumbered());
        return new Revision(
                unnumbered ? null : run.attempts().toString(), run.status() == RunCompleteness.Status.COMPLETE);
    }

    private static CacheControl control(Revision revision) {
        if (!revision.settled()) {
            return mustAsk();
        }
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setMaxAge((int) SETTLED.toSeconds());
        return control;
    }

    private static CacheControl mustAsk() {
        var control = new CacheControl();
        control.setNoTransform(false);
        control.setNoCache(true);
        return control;
    }
}
