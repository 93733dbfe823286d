package io.epochscope.metrics.page;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as pages tell them to people. */
public final class TimeText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private TimeText() {}

    /** A point in time; null if it is null. */
    public static String time(OffsetDateTime time) {
        return time == null ? null : TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    /** How long something took, to the second. */
    public static String length(Duration time) {
        String hours = time.toHours() > 0 ? time.toHours() + " h " : "";
        String minutes = time.toMinutes() > 0 ? time.toMinutesPart() + " min " : "";
        return hours + minutes + time.toSecondsPart() + " s";
    }
}
