package io.epochscope.metrics.start;

import io.epochscope.metrics.page.Asset;
import io.epochscope.metrics.page.Frame;
import io.epochscope.metrics.page.Pages;
import io.epochscope.metrics.page.Place;
import io.epochscope.metrics.search.RunSearch;
import io.epochscope.metrics.start.RunList.Chip;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Answers with the start page. */
@Path("/")
@Produces(Pages.MEDIA_TYPE)
@Tag(name = "runs")
public class StartResource {

    private static final int REFRESH_SECONDS = 5;

    private final RunSearch search;
    private final RunRows rows;
    private final Pages pages;

    StartResource(RunSearch search, RunRows rows, Pages pages) {
        this.search = search;
        this.rows = rows;
        this.pages = pages;
    }

    /** Runs as a list. */
    @GET
    @Operation(
            summary = "Show runs as an HTML page",
            description = "Filter, sort and archived are those of GET /runs; status is one of running, stalled,"
                    + " completed, stopped, failed. All that the page shows is in its address")
    @APIResponse(responseCode = "200", description = "The page", content = @Content(mediaType = "text/html"))
    @APIResponse(responseCode = "304", description = "It is as the ETag in If-None-Match has it")
    @APIResponse(
            responseCode = "400",
            description = "The page, saying which parameter is wrong; of a filter it is marked where",
            content = @Content(mediaType = "text/html"))
    public Response show(
            @RestQuery String filter,
            @RestQuery String status,
            @RestQuery String sort,
            @RestQuery String archived,
            @RestQuery String cursor,
            @Context Request request) {
        ListChoice choice = ListChoice.of(filter, status, sort, archived, cursor);
        Frame frame = pages.frame("Runs", Place.RUNS, Asset.START_STYLE, Asset.ECHARTS, Asset.RUNS);
        RunSearch.Page found;
        try {
            found = search.search(choice.query());
        } catch (BadRequestException e) {
            return pages.refusal(StartTemplates.runs(frame, list(choice, List.of(), 0, "", true), Refusal.of(e, choice))
                    .render());
        }
        RunList list = list(
                choice,
                rows.of(found.runIds()),
                found.total(),
                found.next().map(place -> choice.at(place).address()).orElse(""),
                found.total() > 0 || rows.any());
        return pages.answer(StartTemplates.runs(frame, list, null).render(), request);
    }

    private static RunList list(ListChoice choice, List<RunRow> rows, long total, String next, boolean anyRun) {
        boolean moreMayCome =
                !anyRun || rows.stream().anyMatch(row -> Status.isOpen(row.run().status()));
        return new RunList(
                choice,
                chips(choice),
                choice.withArchived(!choice.showsArchived()).address(),
                columns(choice),
                rows,
                total,
                next,
                choice.cursor().isEmpty() ? "" : choice.at("").address(),
                anyRun,
                moreMayCome ? REFRESH_SECONDS : 0);
    }

    private static List<Chip> chips(ListChoice choice) {
        return Stream.concat(Stream.of(""), Arrays.stream(Status.values()).map(Status::parameter))
                .map(status -> new Chip(
                        status.isEmpty()
                                ? "All"
                                : status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1),
                        choice.withStatus(status).address(),
                        status.equals(choice.status())))
                .toList();
    }

    private static List<Column> columns(ListChoice choice) {
        return List.of(
                Column.of("Compare"),
                Column.of("Run", "name", false, choice),
                Column.of("Status", "status", false, choice),
                Column.of("Epochs", "last_epoch", true, choice),
                Column.of("Loss", "validation_loss", false, choice),
                Column.of("Best", "best_value", true, choice),
                Column.of("Findings"),
                Column.of("Started", "started_at", true, choice));
    }
}
