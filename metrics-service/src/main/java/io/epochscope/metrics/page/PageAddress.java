package io.epochscope.metrics.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of what pages lead to, seen from a page at the top of the service. */
public final class PageAddress {

    private PageAddress() {}

    /** A run's report. */
    public static String report(String runId) {
        return "runs/" + encoded(runId) + "/report";
    }

    /** That of another server, which paths that begin with a slash are put behind. */
    public static String root(URI server) {
        return server.toString().replaceFirst("/$", "");
    }

    /** A text as a part of a path or of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
