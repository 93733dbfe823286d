package io.epochscope.metrics.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.metrics.page.Asset;
import io.epochscope.metrics.page.PageAddress;
import io.epochscope.metrics.page.Pages;
import io.epochscope.metrics.page.Place;
import io.epochscope.metrics.page.TrainerConfig;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Answers with the page that runs are started from. */
@Path("/train")
@Tag(name = "pages")
public class TrainingResource {

    private final Pages pages;
    private final TrainerConfig trainer;
    private final Examples examples;

    TrainingResource(Pages pages, TrainerConfig trainer, Examples examples) {
        this.pages = pages;
        this.trainer = trainer;
        this.examples = examples;
    }

    /** The form; without an address of trainer-service, what to do about that. */
    @GET
    @Produces(Pages.MEDIA_TYPE)
    @Operation(
            summary = "Show the page that runs are started from",
            description = "A form that the browser makes from trainer-service's schema of requests, and posts there. It"
                    + " needs epochscope.trainer.url, and trainer-service has to allow this origin")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = "text/html"))
    public Response show(@Context Request request) {
        String html = trainer.url()
                .map(address -> TrainingTemplates.form(
                        pages.frame(
                                "Start a run", Place.TRAIN, Asset.TRAINING_STYLE, Asset.JSON_EDITOR, Asset.TRAINING),
                        PageAddress.root(address),
                        examples.all()))
                .orElseGet(() -> TrainingTemplates.nowhere(pages.frame("Start a run", Place.TRAIN)))
                .render();
        return pages.answer(html, request);
    }

    /** A request to begin with. */
    @GET
    @Path("/examples/{file}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public JsonNode example(@RestPath String file) {
        return examples.find(file)
                .map(Examples.Example::request)
                .orElseThrow(() -> new NotFoundException("there is no example " + file));
    }
}
