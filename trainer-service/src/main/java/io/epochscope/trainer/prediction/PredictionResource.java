package io.epochscope.trainer.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.data.scenes.ImageDecoder;
import io.epochscope.trainer.model.ModelStore;
import io.epochscope.trainer.problem.Problem;
import io.epochscope.trainer.problem.ProblemException;
import io.epochscope.trainer.registry.Run;
import io.epochscope.trainer.registry.RunRegistry;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Predicts with trained models. */
@Path("/runs/{id}/predict")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class PredictionResource {

    private static final int DEFAULT_TOP = 10;

    /** As many classes as data sets of bytes can have, and far more than anybody reads. */
    private static final int MOST_TOP = 100_000;

    private final RunRegistry registry;
    private final ModelStore store;
    private final LoadedModels models;
    private final PredictionsConfig config;
    private final ObjectMapper json;

    PredictionResource(
            RunRegistry registry, ModelStore store, LoadedModels models, PredictionsConfig config, ObjectMapper json) {
        this.registry = registry;
        this.store = store;
        this.models = models;
        this.config = config;
        this.json = json;
    }

    /** Predicts an image or a row that is the body. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Predict with the trained model",
            description =
                    "An image for models that were trained on images: PNG, JPEG or TIFF, resized if need be, also as"
                            + " the only file of a form. A row of numbers, {\"features\": {\"area\": 70}}, for models that were"
                            + " trained on tables.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/tiff", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(
                        mediaType = MediaType.APPLICATION_OCTET_STREAM,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = MediaType.MULTIPART_FORM_DATA, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT, examples = "{\"features\": {\"area\": 70}}"))
            })
    @APIResponse(
            responseCode = "200",
            description = "Classes with their probabilities, or a number",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PredictionView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run, or no model of it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The run has not ended, or its model does not say how images are scaled",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is too large",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "The model takes something else",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The image cannot be decoded, or fields of the row are wrong",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public PredictionView predict(
            @RestPath String id,
            @RestQuery
                    @Parameter(
                            description = "How many classes at most",
                            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "10"))
                    String top,
            HttpHeaders headers,
            InputStream body)
            throws IOException {
        BodyForm form = BodyForm.of(headers.getMediaType()).orElseThrow(() -> unsupported(headers.getMediaType()));
        return predict(id, top, form, body);
    }

    /** Predicts an image that is a file of a form. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public PredictionView predictFile(
            @RestPath String id, @RestQuery String top, @RestForm(FileUpload.ALL) List<FileUpload> files)
            throws IOException {
        if (files.size() != 1) {
            throw ProblemException.invalid(
                    List.of(new Fault("body", files.size() + " files", "a form with one file, the image")));
        }
        try (InputStream file = Files.newInputStream(files.get(0).uploadedFile())) {
            return predict(id, top, BodyForm.IMAGE, file);
        }
    }

    private PredictionView predict(String id, String top, BodyForm form, InputStream body) throws IOException {
        Run run = registry.find(id).orElseThrow(() -> ProblemException.notFound("there is no run " + id));
        java.nio.file.Path folder = store.find(id).orElseThrow(() -> withoutModel(run));
        Prediction prediction = new Prediction(new ImageDecoder(config.maxPixels()), json, form, top(top));
        try (ReceivedBody received = ReceivedBody.of(body, config.maxBytes())) {
            return models.use(folder, model -> prediction.of(model, received.file()));
        }
    }

    private static ProblemException unsupported(MediaType type) {
        return ProblemException.unsupported(
                "The body is %s; accepted are %s, or application/json of models that were trained on tables"
                        .formatted(type == null ? "of no media type" : type, BodyForm.IMAGE_TYPES));
    }

    private static ProblemException withoutModel(Run run) {
        return run.status().isFinished()
                ? ProblemException.notFound(
                        "there is no model of run %s, which is %s: models are kept of runs that complete"
                                .formatted(run.id(), run.status()))
                : ProblemException.conflict(
                        "run %s is %s; predictions are made once it has completed".formatted(run.id(), run.status()));
    }

    private static int top(String text) {
        if (text == null) {
            return DEFAULT_TOP;
        }
        try {
            int top = Integer.parseInt(text);
            if (top >= 1 && top <= MOST_TOP) {
                return top;
            }
        } catch (NumberFormatException e) {
            // Answered below, as a number out of range is.
        }
        throw ProblemException.invalid(List.of(new Fault("top", text, "a whole number from 1 to " + MOST_TOP)));
    }
}
