package io.epochscope.standalone.demo;

import java.util.Optional;

/**
 * The addresses of dashboards.
 *
 * @param grafana the URL of Grafana; null where there is none
 */
record Dashboards(String grafana) {

    /** The patches of a run, the first scene that it has; empty without Grafana. */
    Optional<String> patches(String runId) {
        return Optional.ofNullable(grafana).map(url -> url + "/d/epochscope-patches?var-run=" + runId);
    }
}
