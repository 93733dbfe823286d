package io.epochscope.metrics.start;

import java.util.List;

/**
 * What the start page shows.
 *
 * @param chips choices of a status
 * @param archivedAddress of the page with archived runs if they are left out, without them if they are not
 * @param total how many runs match, on all pages
 * @param next address of the next page; empty if this is the last one
 * @param begin address of the first page; empty if this is it
 * @param anyRun whether there is any run at all, archived ones included
 * @param refresh after how many seconds the page looks for more; 0: never
 */
public record RunList(
        ListChoice choice,
        List<Chip> chips,
        String archivedAddress,
        List<Column> columns,
        List<RunRow> rows,
        long total,
        String next,
        String begin,
        boolean anyRun,
        int refresh) {

    /**
     * A choice of one status, or of all.
     *
     * @param chosen whether it is what the page shows
     */
    public record Chip(String label, String address, boolean chosen) {}

    /** How many runs match, in words. */
    public String count() {
        return total == 1 ? "1 run" : "%,d runs".formatted(total);
    }
}
