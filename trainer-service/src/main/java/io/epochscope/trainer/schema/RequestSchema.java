package io.epochscope.trainer.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.epochscope.engine.catalogue.Catalogue;
import io.epochscope.engine.catalogue.ParameterKind;
import io.epochscope.engine.optimizer.OptimizerParameters;
import io.epochscope.engine.schedule.ScheduleParameters;
import io.epochscope.trainer.request.FindingActionRequest;
import io.epochscope.trainer.request.RateRangeRules;
import io.epochscope.trainer.request.RegularisationRequest;
import io.epochscope.trainer.request.RequestJson;
import io.epochscope.trainer.request.RunKind;
import io.epochscope.trainer.request.TrainingRequest;
import io.epochscope.trainer.request.TypePhrase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schema of {@link TrainingRequest}, draft 2020-12, made once. It says of each field what it takes, and not what
 * fields are to each other, but for what a rate-range test has no use for. Choices are in small letters, and null,
 * which stands for a field that is left out, is no value of any. Immutable.
 */
@Singleton
public class RequestSchema {

    private static final String TYPE = "type";
    private static final String PROPERTIES = "properties";
    private static final String ONE_OF = "oneOf";
    private static final String CONST = "const";

    private final RecordSchemas records;
    private final String json;

    /** @param catalogue the kinds of models and data sets that a request can name */
    public RequestSchema(Catalogue catalogue, RecordSchemas records) {
        this.records = records;
        json = request(catalogue).toString();
    }

    /** As JSON. */
    public String json() {
        return json;
    }

    /** One of several forms that a part of a request can have. */
    private record Kind(String name, String description, Class<? extends Record> parameters) {

        static <P> Kind of(ParameterKind<P> kind) {
            return new Kind(kind.name(), kind.description(), kind.parameters().asSubclass(Record.class));
        }
    }

    private ObjectNode request(Catalogue catalogue) {
        ObjectNode schema = RequestJson.MAPPER
                .createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", "Training request");
        schema.setAll(records.of(TrainingRequest.class));
        ObjectNode properties = (ObjectNode) schema.get(PROPERTIES);
        // What they are if not given follows from the rest, or from chance.
        List.of("name", "seed").forEach(each -> part(properties, each).remove("default"));

        addKinds(
                part(properties, "model"),
                catalogue.models().values().stream()
                        .map(type -> new Kind(type.name(), type.description(), type.parameters())));
        addKinds(
                part(properties, "dataset"),
                catalogue.dataSets().values().stream()
                        .map(type -> new Kind(type.name(), type.description(), type.parameters())));
        addKinds(
                part(properties, "optimizer"),
                OptimizerParameters.kinds().stream().map(Kind::of));
        addKinds(
                part(properties, "schedule"),
                ScheduleParameters.kinds().stream().map(Kind::of));
        leaveOpenWhich(part(properties, "optimizer"));

        addActions(part(properties, "onFinding"));
        addWeights((ObjectNode) properties.at("/regularisation/properties/classWeights"));
        part(properties, "corrections").put("maxItems", TrainingRequest.MOST_CORRECTIONS);
        ((ObjectNode) properties.at("/corrections/items/properties/class"))
                .putArray(TYPE)
                .add("string")
                .add("integer");
        addRateRangeTest(schema);
        return schema;
    }

    private static ObjectNode part(ObjectNode properties, String name) {
        return (ObjectNode) properties.get(name);
    }

    private void addKinds(ObjectNode part, Stream<Kind> kinds) {
        ArrayNode forms = part.putArray(ONE_OF);
        kinds.map(this::form).forEach(forms::add);
    }

    private ObjectNode form(Kind kind) {
        ObjectNode parameters = records.of(kind.parameters());
        ObjectNode form = RequestJson.MAPPER
                .createObjectNode()
                .put("title", kind.name())
                .put("description", kind.description())
                .put(TYPE, "object");
        ObjectNode properties = form.putObject(PROPERTIES);
        properties.putObject(TYPE).put(CONST, kind.name());
        properties.setAll((ObjectNode) parameters.get(PROPERTIES));
        ArrayNode required = form.putArray("required").add(TYPE);
        parameters.path("required").forEach(required::add);
        return form.put("additionalProperties", false);
    }

    /** Parameters of an optimizer without its type are those of the default one. */
    private static void leaveOpenWhich(ObjectNode optimizer) {
        String standard = optimizer.at("/default/type").asText();
        optimizer.get(ONE_OF).forEach(form -> {
            if (form.at("/properties/type/const").asText().equals(standard)) {
                ((ArrayNode) form.get("required")).remove(0);
            }
        });
    }

    private void addActions(ObjectNode onFinding) {
        onFinding.put(TYPE, "object").put("maxProperties", FindingActionRequest.MOST_RULES);
        onFinding.putObject("propertyNames").put("pattern", "^" + FindingActionRequest.RULE + "$");
        ArrayNode forms = onFinding.putObject("additionalProperties").putArray(ONE_OF);
        TypePhrase.choices(FindingActionRequest.Action.class)
                .forEach(forms.addObject().put(TYPE, "string").putArray("enum")::add);
        forms.add(records.of(FindingActionRequest.class));
    }

    private static void addWeights(ObjectNode classWeights) {
        ArrayNode forms = classWeights.putArray(ONE_OF);
        forms.addObject().put(CONST, RegularisationRequest.BALANCED);
        forms.addObject()
                .put(TYPE, "object")
                .putObject("additionalProperties")
                .put(TYPE, "number")
                .put("exclusiveMinimum", 0)
                .put("maximum", RegularisationRequest.HEAVIEST_CLASS);
    }

    private static void addRateRangeTest(ObjectNode schema) {
        ObjectNode condition = schema.putObject("if");
        condition.putObject(PROPERTIES).putObject("kind").put(CONST, RunKind.RATE_RANGE_TEST.requestName());
        condition.putArray("required").add("kind");
        ObjectNode test = schema.putObject("then").putObject(PROPERTIES);
        RateRangeRules.ofTrainingAlone().forEach(field -> test.put(field, false));
        ObjectNode schedule = test.putObject("schedule").putObject(PROPERTIES);
        schedule.putObject(TYPE).put(CONST, "constant");
        schedule.put("warmUp", false);
        schema.putObject("else").putObject(PROPERTIES).put("rateRange", false);
    }
}
