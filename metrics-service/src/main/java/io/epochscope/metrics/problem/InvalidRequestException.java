package io.epochscope.metrics.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/** Fields of a request are wrong: all of them, so that one answer is enough to put it right. Status 422. */
public final class InvalidRequestException extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private static final int STATUS = 422;
    private static final String TITLE = "Unprocessable Content";

    private final transient List<Fault> faults;

    /** With at least one fault. */
    public InvalidRequestException(List<Fault> faults) {
        super(
                faults.stream().map(Fault::field).collect(Collectors.joining(", "))
                        + (faults.size() == 1 ? " is wrong" : " are wrong"),
                Response.status(STATUS, TITLE).build());
        this.faults = List.copyOf(faults);
    }

    /** Each field that is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
