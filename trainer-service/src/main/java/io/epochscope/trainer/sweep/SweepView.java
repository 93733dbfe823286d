package io.epochscope.trainer.sweep;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.epochscope.engine.schedule.MetricMode;
import io.epochscope.trainer.registry.RunStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sweep as people are shown it.
 *
 * @param id of the sweep, in the events of its runs and in addresses
 * @param name as people read it
 * @param status where it is in its life
 * @param reason why it was stopped; empty if it was not
 * @param submittedAt when it was asked for
 * @param metric what the best run is best in, in its best epoch
 * @param mode {@code min} or {@code max}
 * @param counts how many runs there are of each status
 * @param best the best run so far; absent while there is none
 * @param summary which run is best, in a sentence
 * @param runs in the order in which they are trained; absent in lists
 * @param request as resolved, every default written out; can be posted again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SweepView(
        String id,
        String name,
        SweepStatus status,
        String reason,
        Instant submittedAt,
        String metric,
        String mode,
        Map<String, Integer> counts,
        SweepRunView best,
        String summary,
        List<SweepRunView> runs,

        @JsonRawValue @Schema(implementation = SweepRequest.class)
        String request) {

    static SweepView of(SweepStanding standing) {
        return of(standing, standing.runs().stream().map(SweepRunView::of).toList());
    }

    static SweepView withoutRuns(SweepStanding standing) {
        return of(standing, null);
    }

    private static SweepView of(SweepStanding standing, List<SweepRunView> runs) {
        Sweep sweep = standing.sweep();
        return new SweepView(
                sweep.id(),
                sweep.name(),
                standing.status(),
                sweep.stopReason(),
                sweep.submittedAt(),
                sweep.metric(),
                sweep.mode() == MetricMode.MAX ? "max" : "min",
                counts(standing),
                standing.best().map(SweepRunView::of).orElse(null),
                standing.words(),
                runs,
                sweep.requestJson());
    }

    private static Map<String, Integer> counts(SweepStanding standing) {
        return Arrays.stream(RunStatus.values())
                .collect(Collectors.toMap(
                        status -> status.name().toLowerCase(Locale.ROOT),
                        standing::count,
                        (one, other) -> one,
                        TreeMap::new));
    }
}
