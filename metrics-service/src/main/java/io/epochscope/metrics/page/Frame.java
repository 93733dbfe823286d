package io.epochscope.metrics.page;

import java.util.List;

/**
 * What is around the content of a page: template {@code page/frame}, which pages include.
 *
 * @param title of the page
 * @param links of the navigation
 * @param grafana where the dashboards are; empty if nobody has said
 * @param styles addresses of style sheets
 * @param scripts addresses of scripts, in the order in which they are run
 */
public record Frame(
        String title, List<NavigationLink> links, String grafana, List<String> styles, List<Script> scripts) {

    /**
     * To another page.
     *
     * @param current whether it leads to where the page is
     */
    public record NavigationLink(String label, String address, boolean current) {}

    /** Whether there is a page that starts runs. */
    public boolean trains() {
        return links.stream().anyMatch(link -> link.address().equals(Place.TRAIN.address()));
    }

    /**
     * A script of the page.
     *
     * @param module whether it is one, with names of its own; else others use what it defines
     */
    public record Script(String address, boolean module) {}
}
