package io.epochscope.metrics.problem;

import io.epochscope.metrics.store.DatabaseUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every error as a {@link Problem}. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    Response http(WebApplicationException exception, UriInfo uri) {
        Response original = exception.getResponse();
        var response = Response.status(original.getStatus());
        if (original.getHeaderString(HttpHeaders.ALLOW) != null) {
            response.header(HttpHeaders.ALLOW, original.getHeaderString(HttpHeaders.ALLOW));
        }
        Problem problem = new Problem(
                original.getStatusInfo().getReasonPhrase(),
                original.getStatus(),
                exception.getMessage(),
                uri.getPath(),
                exception instanceof InvalidRequestException invalid ? invalid.faults() : List.of());
        return response.type(Problem.MEDIA_TYPE).entity(problem).build();
    }

    @ServerExceptionMapper
    Response database(DatabaseUnavailableException exception, UriInfo uri) {
        LOG.warnf("%s could not be answered, since the database cannot: %s", uri.getPath(), exception.getMessage());
        return answer(Status.SERVICE_UNAVAILABLE, "the database cannot be read now; try again", uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        LOG.errorf(failure, "%s could not be answered; the caller got status 500", uri.getPath());
        return answer(Status.INTERNAL_SERVER_ERROR, "the log of metrics-service says what happened", uri);
    }

    private static Response answer(Status status, String detail, UriInfo uri) {
        return Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(new Problem(status.getReasonPhrase(), status.getStatusCode(), detail, uri.getPath(), List.of()))
                .build();
    }
}
