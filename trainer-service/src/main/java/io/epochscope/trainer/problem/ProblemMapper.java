package io.epochscope.trainer.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every error as a {@link Problem}. */
final class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final URI BLANK = URI.create("about:blank");

    @ServerExceptionMapper
    Response problem(ProblemException exception, UriInfo uri) {
        ProblemException.Kind kind = exception.kind();
        return answer(
                Response.status(kind.status()),
                new Problem(
                        kind.type(),
                        kind.title(),
                        kind.status(),
                        exception.getMessage(),
                        uri.getPath(),
                        exception.faults()));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException exception, UriInfo uri) {
        Response original = exception.getResponse();
        Problem problem = new Problem(
                BLANK,
                original.getStatusInfo().getReasonPhrase(),
                original.getStatus(),
                exception.getMessage(),
                uri.getPath(),
                List.of());
        Response.ResponseBuilder response = Response.status(original.getStatus());
        if (original.getHeaderString(HttpHeaders.ALLOW) != null) {
            response.header(HttpHeaders.ALLOW, original.getHeaderString(HttpHeaders.ALLOW));
        }
        return answer(response, problem);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        LOG.errorf(failure, "%s could not be answered; the caller got status 500", uri.getPath());
        Response.Status status = Response.Status.INTERNAL_SERVER_ERROR;
        return answer(
                Response.status(status),
                new Problem(
                        BLANK,
                        status.getReasonPhrase(),
                        status.getStatusCode(),
                        "The trainer's log says what happened",
                        uri.getPath(),
                        List.of()));
    }

    private static Response answer(Response.ResponseBuilder response, Problem problem) {
        return response.type(Problem.MEDIA_TYPE).entity(problem).build();
    }
}
