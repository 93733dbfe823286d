package io.epochscope.metrics.page;

import io.epochscope.metrics.freshness.ContentTag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Answers with the files that pages are made with. */
@Path("/assets/{version}/{file}")
public class AssetResource {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetResource(Assets assets) {
        this.assets = assets;
    }

    /**
     * A file. A page of another version of the service, which may run beside this one, gets what this one has, and
     * keeps it no longer than it must.
     */
    @GET
    @Operation(hidden = true)
    public Response show(@RestPath String version, @RestPath String file, @Context Request request) {
        Asset asset = Asset.of(file).orElseThrow(() -> new NotFoundException("pages have no file " + file));
        EntityTag tag = ContentTag.of(assets.version(), file);
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(assets.text(asset), asset.mediaType()))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, version.equals(assets.version()) ? FOR_EVER : "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
