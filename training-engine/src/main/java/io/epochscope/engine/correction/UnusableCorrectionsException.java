package io.epochscope.engine.correction;

import io.epochscope.engine.catalogue.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** Corrections that don't fit their data set; the message names each, up to a number that people read. */
public final class UnusableCorrectionsException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int TOLD = 10;

    UnusableCorrectionsException(List<Fault> faults) {
        super(told(faults));
    }

    private static String told(List<Fault> faults) {
        String first = faults.stream()
                .limit(TOLD)
                .map(fault -> "%s is %s, accepted: %s".formatted(fault.field(), fault.value(), fault.accepted()))
                .collect(Collectors.joining("; "));
        return faults.size() <= TOLD ? first : first + "; and %d more".formatted(faults.size() - TOLD);
    }
}
