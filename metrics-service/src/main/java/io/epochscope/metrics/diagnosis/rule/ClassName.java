package io.epochscope.metrics.diagnosis.rule;

import io.epochscope.metrics.diagnosis.history.RunHistory;
import java.util.List;

/** What a class is called. */
final class ClassName {

    private ClassName() {}

    /** Its name, or its index where the run has not told it. */
    static String of(RunHistory run, int index) {
        List<String> names = run.facts().classes();
        return index < names.size() ? names.get(index) : Integer.toString(index);
    }
}
