package io.epochscope.standalone.train;

/** Shows how a run comes on. Not thread-safe. */
public interface RunDisplay extends AutoCloseable {

    /** Takes where the run is now. */
    void show(RunProgress progress);

    /** Takes an epoch that has ended, with all its figures. */
    void epoch(RunProgress ended);

    /** What stands beside the figures from now on, for people alone. */
    void note(String text);

    /** Tells something else. */
    void say(Remark remark);

    /** Takes the run's last state. */
    void end(RunProgress last);

    /** Leaves the output as it was found. */
    @Override
    void close();
}
