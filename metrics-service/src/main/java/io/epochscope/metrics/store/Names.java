package io.epochscope.metrics.store;

import io.epochscope.events.v1.Pass;
import io.epochscope.events.v1.Split;
import io.epochscope.events.v1.TensorKind;
import java.util.Locale;

/** What the contract's enumerations are called in the database. */
public final class Names {

    private Names() {}

    /** {@code train}, {@code validation} or {@code test}; empty if unspecified. */
    public static String of(Split split) {
        return of(split, "SPLIT_");
    }

    /** {@code training}, {@code validation} or {@code evaluation}; empty if unspecified. */
    public static String of(Pass pass) {
        return of(pass, "PASS_");
    }

    /** {@code weight}, {@code gradient}, {@code pre_activation} …; empty if unspecified. */
    public static String of(TensorKind kind) {
        return of(kind, "TENSOR_KIND_");
    }

    private static String of(Enum<?> value, String prefix) {
        String name = value.name();
        if (name.equals("UNRECOGNIZED")) {
            throw new UnstorableEventException(
                    value.getDeclaringClass().getSimpleName() + " has a value that is not known here");
        }
        return name.endsWith("_UNSPECIFIED")
                ? ""
                : name.substring(prefix.length()).toLowerCase(Locale.ROOT);
    }
}
