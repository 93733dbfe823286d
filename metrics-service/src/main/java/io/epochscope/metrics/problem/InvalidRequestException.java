package io.epochscope.metrics.problem;

import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.stream.Collectors;

/** Fields of a request are wrong: all of them, so that one answer is enough to put it right. Status 422. */
public final class InvalidRequestException extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private static final int UNPROCESSABLE = 422;

    private final transient List<Fault> faults;

    /** With at least one fault. */
    public InvalidRequestException(List<Fault> faults) {
        super(
                faults.stream().map(Fault::field).collect(Collectors.joining(", "))
                        + (faults.size() == 1 ? " is wrong" : " are wrong"),
                UNPROCESSABLE);
        this.faults = List.copyOf(faults);
    }

    /** Each field that is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
