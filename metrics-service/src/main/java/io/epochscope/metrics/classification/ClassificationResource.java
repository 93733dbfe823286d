package io.epochscope.metrics.classification;

import io.epochscope.metrics.freshness.Freshness;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.parameter.EpochChoice;
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
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Shows how a classifier was judged in an epoch. */
@Path("/runs/{id}/epochs/{epoch}/classification")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
public class ClassificationResource {

    /** As many as a person looks through. */
    private static final int PAIRS = 20;

    private static final String OF_SPLIT = " where run_id = ? and split = ?";
    private static final String OF_EPOCH = OF_SPLIT + " and epoch = ?";
    private static final String EPOCHS = "select epoch from classification_epoch" + OF_SPLIT + " order by epoch";
    private static final String SUMMARY = "select * from classification_epoch" + OF_EPOCH;
    private static final String REPORT = "select * from classification_report" + OF_EPOCH + " order by position";
    private static final String CELLS =
            "select * from confusion_cell" + OF_EPOCH + " order by true_class, predicted_class";
    private static final String TOP_PAIRS = "select * from confused_pair" + OF_EPOCH
            + " order by samples desc, true_class, predicted_class limit " + PAIRS;

    private final DataSource dataSource;
    private final Freshness freshness;

    ClassificationResource(DataSource dataSource, Freshness freshness) {
        this.dataSource = dataSource;
        this.freshness = freshness;
    }

    /** Shows the report, the matrix and the pairs that were confused most. */
    @GET
    @Operation(
            summary =
                    "Show how a classifier was judged in an epoch: scikit-learn's report, the confusion matrix and the"
                            + " pairs of classes that were confused most")
    @APIResponse(
            responseCode = "200",
            description = "How one split was judged; null is what is not defined",
            content = @Content(schema = @Schema(implementation = ClassificationView.class)))
    @APIResponse(
            responseCode = "400",
            description = "epoch is not first, last or a number, or split not train, validation or test",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such run, or no confusion matrix of that epoch and split",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response show(
            @RestPath String id,
            @RestPath String epoch,
            @RestQuery String split,
            @Context Request request,
            @Context UriInfo uri) {
        EpochChoice choice = EpochChoice.of(epoch);
        String judged = Argument.nameOf(new Argument("split", split).oneOf(JudgedSplit.class, JudgedSplit.VALIDATION));
        return freshness.answer(
                id, request, uri, MediaType.APPLICATION_JSON, () -> Response.ok(view(id, judged, choice)));
    }

    private ClassificationView view(String id, String split, EpochChoice choice) {
        List<Integer> epochs = Query.rows(dataSource, EPOCHS, row -> row.getInt(1), id, split);
        int epoch = choice.in(epochs, "confusion matrices of split " + split + " of run " + id);
        return new ClassificationView(
                epoch,
                split,
                Query.rows(dataSource, SUMMARY, ClassificationSummary::of, id, split, epoch)
                        .get(0),
                Query.rows(dataSource, REPORT, ReportRow::of, id, split, epoch),
                Query.rows(dataSource, CELLS, ConfusionCell::of, id, split, epoch),
                Query.rows(dataSource, TOP_PAIRS, ConfusionCell::of, id, split, epoch));
    }
}
