package io.epochscope.trainer.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Describes parameter records: what the request's reader makes of each field, found in the same way. */
@Singleton
public class ParameterDescriptions {

    private final RecordBinder binder = new RecordBinder();
    private final Constraints constraints = new Constraints();

    /** The parameters in the order in which the record has them. */
    public List<ParameterView> of(Class<? extends Record> type) {
        Faults faults = new Faults();
        ObjectNode defaults = binder.bind("", RequestJson.MAPPER.createObjectNode(), type, faults)
                .<ObjectNode>map(RequestJson.MAPPER::valueToTree)
                .orElseGet(RequestJson.MAPPER::createObjectNode);
        return Arrays.stream(type.getRecordComponents())
                .map(component -> new ParameterView(
                        component.getName(),
                        TypePhrase.of(component.getGenericType()),
                        faults.touch(component.getName()),
                        defaults.get(component.getName()),
                        constraints.describe(type, component.getName())))
                .toList();
    }
}
