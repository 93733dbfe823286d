package io.epochscope.metrics.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.metrics.problem.NearestName;
import jakarta.ws.rs.BadRequestException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which properties of runs are answered.
 *
 * @param names none: all of them
 */
record RunFields(Set<String> names) {

    private static final String ID = "runId";

    private static final List<String> KNOWN = Arrays.stream(RunView.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    /**
     * Reads a list with commas, which may be null. The run's id is always among them.
     *
     * @throws BadRequestException if it names a property that runs do not have
     */
    static RunFields of(String text) {
        if (text == null || text.isBlank()) {
            return new RunFields(Set.of());
        }
        Set<String> names = new LinkedHashSet<>(Set.of(ID));
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            if (!KNOWN.contains(name)) {
                throw new BadRequestException("fields names \"%s\", but accepted are: %s%s"
                        .formatted(name, String.join(", ", KNOWN), NearestName.hint(name, KNOWN)));
            }
            names.add(name);
        }
        return new RunFields(names);
    }

    Object of(RunView run, ObjectMapper json) {
        if (names.isEmpty()) {
            return run;
        }
        ObjectNode properties = json.valueToTree(run);
        return properties.retain(names);
    }
}
