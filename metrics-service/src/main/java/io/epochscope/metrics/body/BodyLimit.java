package io.epochscope.metrics.body;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response.Status;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/**
 * Bounds bodies that are read into memory, which are all but those of resources that take files:
 * {@code quarkus.http.limits.max-body-size} has to let in the largest file.
 */
final class BodyLimit {

    /** Some times the longest notes, escaped as JSON allows. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Set<String> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    @ServerRequestFilter
    void bound(ContainerRequestContext request, SimpleResourceInfo resource) {
        if (WITH_BODY.contains(request.getMethod())
                && !resource.getResourceClass().isAnnotationPresent(TakesFiles.class)) {
            request.setEntityStream(new Bounded(request.getEntityStream()));
        }
    }

    private static final class Bounded extends FilterInputStream {

        private long sum;

        Bounded(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            sum += read;
            if (sum > MOST_BYTES) {
                throw new ClientErrorException(
                        "the body has more than " + MOST_BYTES + " bytes, the most that is taken here",
                        Status.REQUEST_ENTITY_TOO_LARGE);
            }
        }
    }
}
