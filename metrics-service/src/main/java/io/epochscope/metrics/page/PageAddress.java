package io.epochscope.metrics.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses of what pages lead to, seen from a page at the top of the service. */
public final class PageAddress {

    private PageAddress() {}

    /** A run's report. */
    public static String report(String runId) {
        return "runs/" + encoded(runId) + "/report";
    }

    /** Runs beside each other. */
    public static String comparison(List<String> runIds) {
        return "compare?" + runIds.stream().map(id -> "run=" + encoded(id)).collect(Collectors.joining("&"));
    }

    /** A text as a part of a path or of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
