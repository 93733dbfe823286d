package io.epochscope.metrics.page;

import io.epochscope.metrics.run.RunView;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** What pages tell people of any run. */
public final class RunText {

    private RunText() {}

    /** What has become of it. */
    public static String status(RunView run) {
        return run.status().toLowerCase(Locale.ROOT);
    }

    /** How long it took, or has been heard of so far; empty if that is not known. */
    public static Optional<String> took(RunView run) {
        OffsetDateTime end = run.finishedAt() == null ? run.lastEventAt() : run.finishedAt();
        return end == null || end.isBefore(run.startedAt())
                ? Optional.empty()
                : Optional.of(TimeText.length(Duration.between(run.startedAt(), end)));
    }
}
