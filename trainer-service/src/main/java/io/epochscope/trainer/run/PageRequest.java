package io.epochscope.trainer.run;

import io.epochscope.engine.catalogue.Fault;
import io.epochscope.trainer.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a list is wanted.
 *
 * @param limit from 1 to {@value #MAX_LIMIT}
 * @param offset 0 or more
 */
public record PageRequest(int limit, int offset) {

    static final int MAX_LIMIT = 500;
    static final int DEFAULT_LIMIT = 50;

    /**
     * Reads query parameters, which may be {@code null}.
     *
     * @throws ProblemException naming each that is wrong
     */
    public static PageRequest of(String limit, String offset) {
        List<Fault> faults = new ArrayList<>();
        PageRequest page = new PageRequest(
                number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT, faults),
                number("offset", offset, 0, 0, Integer.MAX_VALUE, faults));
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return page;
    }

    private static int number(String field, String text, int absent, int least, int most, List<Fault> faults) {
        if (text == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, as a number out of range is.
        }
        faults.add(new Fault(field, text, "a whole number from %d to %d".formatted(least, most)));
        return absent;
    }
}
