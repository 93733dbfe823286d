package io.epochscope.standalone.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/** A service refused what it was asked; the message is for the user. */
public final class RequestRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RequestRefusedException(String message) {
        super(message);
    }

    RequestRefusedException(String service, Problem problem) {
        super(service + " refused the request: " + problem.text());
    }

    /** An answer of the media type {@code application/problem+json} (RFC 9457). */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Problem(String title, String detail, List<Fault> faults) {

        private String text() {
            var text = new StringBuilder(Objects.requireNonNullElse(detail, title));
            for (Fault fault : faults == null ? List.<Fault>of() : faults) {
                text.append(System.lineSeparator()).append("    ").append(fault.text());
            }
            return text.toString();
        }
    }

    /**
     * Something wrong with one field.
     *
     * @param value as it was given; null if it was missing
     * @param accepted what would be accepted
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Fault(String field, String value, String accepted) {

        private String text() {
            return field + ": " + (value == null ? "missing" : value) + ", accepted: " + accepted;
        }
    }
}
