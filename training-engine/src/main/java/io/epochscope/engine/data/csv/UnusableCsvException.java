package io.epochscope.engine.data.csv;

import io.epochscope.engine.catalogue.Fault;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** A table that is not what the parameters say; the message names each fault. */
final class UnusableCsvException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    UnusableCsvException(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> "%s is %s, accepted: %s".formatted(fault.field(), fault.value(), fault.accepted()))
                .collect(Collectors.joining("; ")));
        this.faults = faults;
    }

    /** By parameter. */
    List<Fault> faults() {
        return faults;
    }
}
