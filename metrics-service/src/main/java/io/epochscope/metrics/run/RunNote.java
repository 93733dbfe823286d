package io.epochscope.metrics.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What people may say of a run, as the description of the interface shows it.
 *
 * @param name 1 to 200 characters; null: that of the opening event
 * @param tags at most 50; null: those of the opening event
 * @param notes Markdown of at most 20,000 characters
 */
@Schema(description = "What people say of a run; null takes back what was said")
record RunNote(
        @Schema(nullable = true, minLength = 1, maxLength = 200)
        String name,

        @Schema(nullable = true, maxItems = 50) List<String> tags,
        @Schema(nullable = true, maxLength = 20000) String notes,
        @Schema(nullable = true) Boolean baseline,
        @Schema(nullable = true) Boolean archived) {}
