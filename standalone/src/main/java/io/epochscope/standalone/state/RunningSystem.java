package io.epochscope.standalone.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs on a state folder, for the commands that come by later.
 *
 * @param supervisor the id of the process that started the parts and stops them
 * @param ready whether all parts have started
 * @param trainer the URL of trainer-service
 * @param metrics the URL of metrics-service
 * @param grafana the URL of Grafana; null where none was found
 * @param parts in the order in which they were started
 */
public record RunningSystem(
        long supervisor,
        Instant startedAt,
        boolean ready,
        String trainer,
        String metrics,
        String grafana,
        List<Part> parts) {

    public RunningSystem {
        parts = List.copyOf(parts);
    }

    /** The URL of the page that lists the runs. */
    public String startPage() {
        return metrics + "/";
    }

    /** The same with one part more. */
    public RunningSystem with(Part part) {
        var more = new ArrayList<>(parts);
        more.add(part);
        return new RunningSystem(supervisor, startedAt, ready, trainer, metrics, grafana, more);
    }

    /** The same with Grafana at that URL. */
    public RunningSystem withGrafana(String url) {
        return new RunningSystem(supervisor, startedAt, ready, trainer, metrics, url, parts);
    }

    /** The same, started. */
    public RunningSystem started() {
        return new RunningSystem(supervisor, startedAt, true, trainer, metrics, grafana, parts);
    }
}
