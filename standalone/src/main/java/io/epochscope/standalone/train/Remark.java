package io.epochscope.standalone.train;

import io.epochscope.standalone.output.Colours;

/** Something to tell of a run beside its figures. In JSON it is its own fields. */
public interface Remark {

    /** The word by which scripts know what it is. */
    String event();

    /** The same in a line for people. */
    String text(Colours colours);
}
