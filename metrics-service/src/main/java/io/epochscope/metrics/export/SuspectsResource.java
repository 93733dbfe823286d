package io.epochscope.metrics.export;

import io.epochscope.metrics.answer.RowAnswers;
import io.epochscope.metrics.answer.RowFormat;
import io.epochscope.metrics.dynamics.PatchVerdict;
import io.epochscope.metrics.map.Selection;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.scene.PassChoice;
import io.epochscope.metrics.scene.Scene;
import io.epochscope.metrics.scene.Scenes;
import io.epochscope.metrics.scene.SplitChoice;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Hands out the patches whose labels or learning somebody should look at. */
@Path("/runs/{id}/scenes/{scene}")
@Tag(name = "scenes")
@APIResponse(
        responseCode = "400",
        description = "A parameter has a value that is not accepted",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "404",
        description = "There is no such run or scene",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class SuspectsResource {

    private static final Set<PatchVerdict> DEFAULT =
            Set.copyOf(EnumSet.of(PatchVerdict.SUSPECT_LABEL, PatchVerdict.NEVER_LEARNED));

    private final Scenes scenes;
    private final Suspects suspects;
    private final RowAnswers answers;

    SuspectsResource(Scenes scenes, Suspects suspects, RowAnswers answers) {
        this.scenes = scenes;
        this.suspects = suspects;
        this.answers = answers;
    }

    /** As CSV, to be edited and given back. */
    @GET
    @Path("/suspects.csv")
    @Produces("text/csv")
    @Operation(
            summary = "List the patches of some verdicts, as a file to fill in",
            description = "Fill in action (relabel, exclude or weight) and class or weight where something is to be put"
                    + " right, and give the file back in a training request as its corrections")
    @APIResponse(
            responseCode = "200",
            description = "One line for each patch, the most suspect verdict first",
            content = @Content(mediaType = "text/csv"))
    public Response csv(
            @RestPath String id,
            @RestPath String scene,
            @RestQuery
                    @Parameter(
                            description = "Verdicts with commas between them",
                            schema = @Schema(type = SchemaType.STRING, defaultValue = "suspect_label,never_learned"))
                    String verdict,
            @RestQuery @Parameter(description = "each or evaluation") String pass,
            @RestQuery @Parameter(description = "all, train, validation or test") String split,
            @Context Request request,
            @Context UriInfo uri) {
        return answer(id, scene, verdict, pass, split, RowFormat.CSV, request, uri);
    }

    /** As JSON. */
    @GET
    @Path("/suspects.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "List the patches of some verdicts",
            description = "As suspects.csv; can be posted as the corrections of a training request")
    @APIResponse(
            responseCode = "200",
            description = "The patches, the most suspect verdict first",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SuspectRow.class)))
    public Response json(
            @RestPath String id,
            @RestPath String scene,
            @RestQuery String verdict,
            @RestQuery String pass,
            @RestQuery String split,
            @Context Request request,
            @Context UriInfo uri) {
        return answer(id, scene, verdict, pass, split, RowFormat.JSON, request, uri);
    }

    private Response answer(
            String id,
            String scene,
            String verdict,
            String pass,
            String split,
            RowFormat format,
            Request request,
            UriInfo uri) {
        Scene found = scenes.find(id, scene);
        Set<PatchVerdict> verdicts = verdicts(new Argument("verdict", verdict));
        var selection = new Selection(
                new Argument("pass", pass).oneOf(PassChoice.class, PassChoice.EACH),
                new Argument("split", split).oneOf(SplitChoice.class, SplitChoice.ALL),
                0);
        return answers.answer(
                id, request, uri, format, SuspectRow.class, taker -> suspects.read(found, selection, verdicts, taker));
    }

    /** In the order of precedence, whatever order they were given in. */
    private static Set<PatchVerdict> verdicts(Argument argument) {
        if (!argument.given()) {
            return EnumSet.copyOf(DEFAULT);
        }
        Set<PatchVerdict> verdicts = EnumSet.noneOf(PatchVerdict.class);
        for (String name : argument.text().split(",", -1)) {
            verdicts.add(Arrays.stream(PatchVerdict.values())
                    .filter(each -> Argument.nameOf(each).equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> argument.refused("one or more, with commas between them, of "
                            + Arrays.stream(PatchVerdict.values())
                                    .map(Argument::nameOf)
                                    .collect(Collectors.joining(", ")))));
        }
        return verdicts;
    }
}
