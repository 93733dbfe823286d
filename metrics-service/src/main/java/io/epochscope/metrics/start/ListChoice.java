package io.epochscope.metrics.start;

import io.epochscope.metrics.page.PageAddress;
import io.epochscope.metrics.parameter.Argument;
import io.epochscope.metrics.search.RunQuery;
import jakarta.ws.rs.BadRequestException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which runs the page lists, as its address has it; empty texts where the address says nothing. */
public record ListChoice(String filter, String status, String sort, String archived, String cursor) {

    private static final int ROWS = 25;
    private static final String SHOWN_TOO = "any";

    /** Of parameters, each of which may be null. */
    static ListChoice of(String filter, String status, String sort, String archived, String cursor) {
        return new ListChoice(text(filter), text(status), text(sort), text(archived), text(cursor));
    }

    private static String text(String parameter) {
        return parameter == null ? "" : parameter.strip();
    }

    /**
     * What is asked of the search.
     *
     * @throws BadRequestException naming the parameter that is wrong
     */
    RunQuery query() {
        Optional<Status> only = Optional.ofNullable(new Argument("status", status).oneOf(Status.class, null));
        return RunQuery.of(filter, only.map(Status::name).orElse(null), sort, archived, String.valueOf(ROWS), cursor);
    }

    /** Whether runs are left out for what they are, not only because they are archived. */
    public boolean narrows() {
        return !filter.isEmpty() || !status.isEmpty();
    }

    /** Whether archived runs are listed among the others. */
    public boolean showsArchived() {
        return archived.equals(SHOWN_TOO);
    }

    ListChoice withStatus(String other) {
        return new ListChoice(filter, other, sort, archived, "");
    }

    ListChoice withSort(String other) {
        return new ListChoice(filter, status, other, archived, "");
    }

    ListChoice withArchived(boolean shown) {
        return new ListChoice(filter, status, sort, shown ? SHOWN_TOO : "", "");
    }

    ListChoice at(String place) {
        return new ListChoice(filter, status, sort, archived, place);
    }

    /** Of the page that lists this. */
    String address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("filter", filter);
        parameters.put("status", status);
        parameters.put("sort", sort);
        parameters.put("archived", archived);
        parameters.put("cursor", cursor);
        String query = parameters.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> each.getKey() + "=" + PageAddress.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "./" : "./?" + query;
    }
}
