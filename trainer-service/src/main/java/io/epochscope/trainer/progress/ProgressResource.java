package io.epochscope.trainer.progress;

import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.RunRegistry;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Lets people watch a run. */
@Path("/runs/{id}/progress")
@Tag(name = "runs")
public class ProgressResource {

    private final RunRegistry registry;
    private final ProgressConfig config;

    ProgressResource(RunRegistry registry, ProgressConfig config) {
        this.registry = registry;
        this.config = config;
    }

    /** The state now, then updates, then the end. */
    @GET
    @NonBlocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Watch a run",
            description =
                    "Server-sent events: the state at once, then updates, at most some each second; every end of an"
                            + " epoch and every change of status is among them. The stream ends with the run.")
    public Multi<ProgressView> watch(@RestPath String id) {
        if (registry.find(id).isEmpty()) {
            throw ProblemException.notFound("there is no run " + id);
        }
        return Multi.createFrom().emitter(emitter -> follow(id, emitter), BackPressureStrategy.BUFFER);
    }

    private void follow(String id, MultiEmitter<? super ProgressView> emitter) {
        ProgressStream stream = new ProgressStream(id, config.interval().toNanos(), emitter);
        Runnable unsubscribe = registry.follow(id, stream::changed);
        emitter.onTermination(unsubscribe);
    }
}
