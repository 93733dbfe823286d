package io.epochscope.metrics.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.codec.MalformedEventException;
import io.epochscope.metrics.deadletter.RefusedRecord;
import io.epochscope.metrics.ingest.RecordIngest;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.problem.Problem;
import io.epochscope.metrics.store.Query;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Lists what could not be stored, shows it, and tries again. */
@Path("/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "dead letters")
public class DeadLetterResource {

    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST = 1000;
    private static final int PAGE = 100;

    private static final String LIST = """
            select * from dead_letter
            where (? = '' or topic = ?) and (? = '' or run_id = ?)
              and (? = 'any' or (replayed_at is not null) = (? = 'true'))
              and dead_letter_id < ?
            order by dead_letter_id desc
            limit ?
            """;

    private static final String ONE = """
            select dead_letter.*, stored.record_timestamp, stored.record_key, stored.record_value, stored.headers
            from dead_letter
            join store.dead_letter stored on stored.dead_letter_id = dead_letter.dead_letter_id
            where dead_letter.dead_letter_id = ?
            """;

    private static final String REPLAYED =
            "update store.dead_letter set replayed_at = now() where dead_letter_id = ? returning dead_letter_id";

    /** Which dead letters are listed. */
    enum Replayed {
        FALSE,
        TRUE,
        ANY
    }

    private final EventCodec codec = new EventCodec();
    private final DataSource dataSource;
    private final RecordIngest ingest;
    private final ObjectMapper json;

    DeadLetterResource(DataSource dataSource, RecordIngest ingest, ObjectMapper json) {
        this.dataSource = dataSource;
        this.ingest = ingest;
        this.json = json;
    }

    /** Lists dead letters, the newest first. */
    @GET
    @Operation(
            summary = "List records that could not be stored, the newest first",
            description = "The next page, if there is one, is the address in header Link")
    @APIResponse(
            responseCode = "200",
            description = "The dead letters of the page",
            headers =
                    @Header(
                            name = HttpHeaders.LINK,
                            description = "The next page, as rel=\"next\" (RFC 8288)",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DeadLetterView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter has a value that is not accepted",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @RestQuery @Parameter(description = "Of this topic alone", example = "training.epochs") String topic,
            @RestQuery @Parameter(description = "Of this run alone") String run,
            @RestQuery
                    @Parameter(
                            description = "Whether those that were stored after all are listed",
                            schema =
                                    @Schema(
                                            enumeration = {"false", "true", "any"},
                                            defaultValue = "false"))
                    String replayed,
            @RestQuery
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            defaultValue = "100",
                                            minimum = "1",
                                            maximum = "1000"))
                    String limit,
            @RestQuery @Parameter(description = "Only those with smaller ids; of the link to the next page")
                    String before,
            @Context UriInfo uri) {
        int most = new Argument("limit", limit).wholeNumber(PAGE, 1, MOST);
        String ofTopic = topic == null ? "" : topic;
        String ofRun = run == null ? "" : run;
        String which = Argument.nameOf(new Argument("replayed", replayed).oneOf(Replayed.class, Replayed.FALSE));
        long end = new Argument("before", before).longNumber(Long.MAX_VALUE, 1);
        List<DeadLetterView> letters = Query.rows(
                dataSource, LIST, DeadLetterView::of, ofTopic, ofTopic, ofRun, ofRun, which, which, end, most + 1);
        List<DeadLetterView> page = letters.subList(0, Math.min(most, letters.size()));
        ResponseBuilder answer = Response.ok(page);
        if (letters.size() > most) {
            answer.link(
                    uri.getRequestUriBuilder()
                            .replaceQueryParam("before", page.get(most - 1).id())
                            .build(),
                    "next");
        }
        return answer.build();
    }

    /** Shows a dead letter with all of its record. */
    @GET
    @Path("/{id}")
    @Operation(summary = "Show a record that could not be stored, with its key, value and headers")
    @APIResponse(
            responseCode = "200",
            description = "The dead letter",
            content = @Content(schema = @Schema(implementation = DeadLetterContent.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such dead letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DeadLetterContent show(@RestPath String id) {
        StoredRecord stored = find(id);
        return new DeadLetterContent(
                stored.letter(),
                Instant.ofEpochMilli(stored.origin().timestamp()),
                base64(stored.origin().key()),
                base64(stored.origin().value()),
                stored.headers(),
                event(stored));
    }

    /** Tries again to store a dead letter. */
    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Store a record that could not be stored before",
            description =
                    "After what was in its way is gone: another version of this service, room on the disk, a larger"
                            + " limit. It is stored as if it came from its topic now; what is stored already stays once")
    @APIResponse(
            responseCode = "200",
            description = "It is stored",
            content = @Content(schema = @Schema(implementation = DeadLetterView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such dead letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "It still cannot be stored, and stays a dead letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public DeadLetterView replay(@RestPath String id) {
        StoredRecord stored = find(id);
        List<RefusedRecord> refused = ingest.take(List.of(stored.origin()));
        if (!refused.isEmpty()) {
            throw new ClientErrorException(
                    "dead letter " + id + " still cannot be stored: "
                            + refused.get(0).reason(),
                    Status.CONFLICT);
        }
        Query.rows(dataSource, REPLAYED, row -> row.getLong(1), stored.letter().id());
        LOG.infof(
                "Run %s: dead letter %s, the record at offset %d of %s-%d, is stored after all",
                stored.letter().runId(),
                id,
                stored.letter().offset(),
                stored.letter().topic(),
                stored.letter().partition());
        return find(id).letter();
    }

    private StoredRecord find(String id) {
        // An id that is no number is none of any dead letter.
        List<StoredRecord> found = NUMBER.matcher(id).matches()
                ? Query.rows(dataSource, ONE, row -> StoredRecord.of(row, json), Long.parseLong(id))
                : List.of();
        return found.stream().findFirst().orElseThrow(() -> new NotFoundException("there is no dead letter " + id));
    }

    private JsonNode event(StoredRecord stored) {
        try {
            return json.readTree(codec.encodeJson(ingest.read(stored.origin())));
        } catch (MalformedEventException e) {
            LOG.debugf("Dead letter %d is no event: %s", stored.letter().id(), e.getMessage());
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(byte[] content) {
        return content == null ? null : Base64.getEncoder().encodeToString(content);
    }
}
