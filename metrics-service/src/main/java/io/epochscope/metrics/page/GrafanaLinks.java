package io.epochscope.metrics.page;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Addresses of dashboards; each is empty if nobody has said where Grafana is. */
@Singleton
public final class GrafanaLinks {

    private static final String RATE_RANGE_TEST = "rate-range-test";

    private final GrafanaConfig config;

    GrafanaLinks(GrafanaConfig config) {
        this.config = config;
    }

    /** Of one run: its curves, or what a rate-range test shows. */
    public String run(String runId, String kind) {
        return dashboard(RATE_RANGE_TEST.equals(kind) ? "learning-rate" : "curves", "var-run", List.of(runId));
    }

    /** Of several runs beside each other. */
    public String comparison(List<String> runIds) {
        return dashboard("compare", "var-runs", runIds);
    }

    private String dashboard(String name, String variable, List<String> values) {
        return config.url()
                .map(url -> PageAddress.root(url) + "/d/epochscope-" + name + "?"
                        + values.stream()
                                .map(value -> variable + "=" + PageAddress.encoded(value))
                                .collect(Collectors.joining("&")))
                .orElse("");
    }
}
