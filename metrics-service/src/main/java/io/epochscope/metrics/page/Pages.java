package io.epochscope.metrics.page;

import io.epochscope.metrics.freshness.ContentTag;
import io.epochscope.metrics.page.Frame.NavigationLink;
import io.epochscope.metrics.page.Frame.Script;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Frames pages and answers with them. Pages are at the top of the service, so that what they link to is beside them.
 */
@Singleton
public final class Pages {

    /** The media type of pages. */
    public static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private final Assets assets;
    private final TrainerConfig trainer;
    private final GrafanaConfig grafana;

    Pages(Assets assets, TrainerConfig trainer, GrafanaConfig grafana) {
        this.assets = assets;
        this.trainer = trainer;
        this.grafana = grafana;
    }

    /**
     * The frame of a page.
     *
     * @param own files that it has beside those that every page has, scripts in the order in which they are run
     */
    public Frame frame(String title, Place place, Asset... own) {
        return new Frame(
                title,
                Arrays.stream(Place.values())
                        .filter(each -> each != Place.TRAIN || trainer.url().isPresent())
                        .map(each -> new NavigationLink(each.label(), each.address(), each == place))
                        .toList(),
                grafana.url().map(URI::toString).orElse(""),
                Stream.concat(Stream.of(Asset.SHARED_STYLE, Asset.PAGES_STYLE), Arrays.stream(own))
                        .filter(asset -> !asset.isScript())
                        .map(assets::address)
                        .toList(),
                Arrays.stream(own)
                        .filter(Asset::isScript)
                        .map(asset -> new Script(assets.address(asset), asset.isModule()))
                        .toList());
    }

    /** A page, to those who do not have it as it is now. */
    public Response answer(String html, Request request) {
        EntityTag tag = ContentTag.of(html);
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return guarded(unchanged != null ? unchanged : Response.ok(html, MEDIA_TYPE))
                .tag(tag)
                .build();
    }

    /** A page that says what is wrong with the request. */
    public Response refusal(String html) {
        return guarded(Response.status(Response.Status.BAD_REQUEST).entity(html).type(MEDIA_TYPE))
                .build();
    }

    /**
     * A page that says why there is no other one; for clients that do not ask for pages, the problem itself.
     *
     * @throws WebApplicationException the same, to those clients
     */
    public Response problem(WebApplicationException problem, HttpHeaders headers) {
        if (headers.getAcceptableMediaTypes().stream().noneMatch(MediaType.TEXT_HTML_TYPE::equals)) {
            throw problem;
        }
        Response.StatusType status = problem.getResponse().getStatusInfo();
        return guarded(Response.status(status)
                        .entity(PageTemplates.problem(frame(status.getReasonPhrase(), Place.RUNS), problem.getMessage())
                                .render())
                        .type(MEDIA_TYPE))
                .build();
    }

    /** What a text that came into a page in spite of its escaping could do: nothing. */
    private ResponseBuilder guarded(ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", policy())
                .header("Referrer-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff");
    }

    /** The content security policy: scripts, styles and requests of this service, and requests to the trainer. */
    String policy() {
        List<String> reached = Stream.concat(Stream.of("'self'"), trainer.url().map(Pages::origin).stream())
                .toList();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src "
                + String.join(" ", reached)
                + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
