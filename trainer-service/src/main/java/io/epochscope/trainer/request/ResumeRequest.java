package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.epochscope.engine.catalogue.Fault;
import io.epochscope.engine.catalogue.NearestName;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /runs/{id}/resume}.
 *
 * @param epochs how many the run is to have all together; as many as before if not given
 * @param from {@code last}, {@code best}, or an epoch as {@code epoch-5} or 5; the newest if not given
 */
public record ResumeRequest(
        @Positive Integer epochs,

        @Schema(implementation = String.class, examples = "last")
        JsonNode from) {

    private static final Pattern NAME = Pattern.compile("last|best|epoch-[1-9][0-9]{0,8}");
    private static final String EPOCH = "epoch-";

    /** The name of the checkpoint; only where one is asked for. */
    public String checkpoint() {
        return from.isIntegralNumber() ? EPOCH + from.asText() : from.asText();
    }

    private boolean isName() {
        return (from.isIntegralNumber() || from.isTextual())
                && NAME.matcher(checkpoint()).matches();
    }

    List<Fault> faults() {
        if (from == null || isName()) {
            return List.of();
        }
        String meant = Optional.of(from)
                .filter(JsonNode::isTextual)
                .flatMap(text -> NearestName.of(text.asText(), List.of("last", "best")))
                .map("; did you mean %s?"::formatted)
                .orElse("");
        return List.of(new Fault(
                "from",
                from.isTextual() ? from.asText() : from.toString(),
                "last, best, or an epoch as epoch-5 or 5" + meant));
    }
}
