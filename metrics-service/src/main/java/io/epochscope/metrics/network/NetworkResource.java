package io.epochscope.metrics.network;

import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Shows the layers of a run's network, and of what there are pictures. */
@Path("/runs/{id}/network")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "network")
public class NetworkResource {

    private static final String LAYERS = "select * from run_layer where run_id = ? order by position";

    private final DataSource dataSource;
    private final NetworkPictures pictures;
    private final WatchedSamples samples;
    private final Freshness freshness;

    NetworkResource(DataSource dataSource, NetworkPictures pictures, WatchedSamples samples, Freshness freshness) {
        this.dataSource = dataSource;
        this.pictures = pictures;
        this.samples = samples;
        this.freshness = freshness;
    }

    /** Shows the network. */
    @GET
    @Operation(
            summary = "Show the layers of a network, which pictures of it there are, and the samples that are watched")
    @APIResponse(
            responseCode = "200",
            description = "The network; lists are empty of what has not come",
            content = @Content(schema = @Schema(implementation = NetworkView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response show(@RestPath String id, @Context Request request, @Context UriInfo uri) {
        return freshness.answer(
                id,
                request,
                uri,
                MediaType.APPLICATION_JSON,
                () -> Response.ok(new NetworkView(
                        Query.rows(dataSource, LAYERS, LayerView::of, id),
                        pictures.sets(id),
                        samples.of(id),
                        samples.epochs(id))));
    }
}
