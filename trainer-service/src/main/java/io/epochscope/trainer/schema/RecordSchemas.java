package io.epochscope.trainer.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.epochscope.trainer.request.ParameterDescriptions;
import io.epochscope.trainer.request.ParameterView;
import io.epochscope.trainer.request.RequestJson;
import io.epochscope.trainer.request.TypePhrase;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schemas of records that JSON objects are bound to: components in their order, with constraints, defaults, the names
 * of choices, and what their comments say. Of components of any JSON it says only that. Thread-safe.
 */
@Singleton
public class RecordSchemas {

    private final ParameterDescriptions descriptions;
    private final Map<Class<? extends Record>, List<ParameterView>> parameters = new ConcurrentHashMap<>();
    private final SchemaGenerator generator;

    public RecordSchemas(ParameterDescriptions descriptions) {
        this.descriptions = descriptions;
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                        RequestJson.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .with(new AnchoredConstraints());
        builder.forTypesInGeneral()
                .withAdditionalPropertiesResolver(type -> type.getType().isInstanceOf(Record.class) ? Void.class : null)
                .withPropertySorter((unused, unusedOther) -> 0)
                .withCustomDefinitionProvider((type, context) -> special(type.getErasedType()));
        builder.forFields()
                .withPropertyNameOverrideResolver(RecordSchemas::name)
                .withTitleResolver(field -> field.isFakeContainerItemScope() ? null : title(field.getName()))
                .withDescriptionResolver(RecordSchemas::comment)
                .withRequiredCheck(field -> parameter(field).required())
                .withInstanceAttributeOverride((node, field, context) -> addDefault(node, field));
        generator = new SchemaGenerator(builder.build());
    }

    /** The schema of a record; the caller may change it. */
    ObjectNode of(Class<? extends Record> type) {
        ObjectNode schema = generator.generateSchema(type);
        if (!schema.has("properties")) {
            schema.putObject("properties");
        }
        return schema;
    }

    /** Of choices and of JSON that is bound to no record; {@code null} of all others. */
    private static CustomDefinition special(Class<?> type) {
        ObjectNode schema = RequestJson.MAPPER.createObjectNode();
        if (type.isEnum()) {
            TypePhrase.choices(type).forEach(schema.put("type", "string").putArray("enum")::add);
        } else if (!JsonNode.class.isAssignableFrom(type)) {
            return null;
        }
        return new CustomDefinition(schema, true);
    }

    private static String name(FieldScope field) {
        JsonProperty other = field.getAnnotationConsideringFieldAndGetter(JsonProperty.class);
        return other == null ? null : other.value();
    }

    private static String comment(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? null
                : Comments.of(owner(field), field.getDeclaredName()).orElse(null);
    }

    private void addDefault(ObjectNode node, FieldScope field) {
        if (!field.isFakeContainerItemScope()) {
            Optional.ofNullable(parameter(field).defaultValue()).ifPresent(value -> node.set("default", value));
        }
    }

    private ParameterView parameter(FieldScope field) {
        return parameters.computeIfAbsent(owner(field).asSubclass(Record.class), descriptions::of).stream()
                .filter(each -> each.name().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }

    private static Class<?> owner(FieldScope field) {
        return field.getDeclaringType().getErasedType();
    }

    /** {@code Learning rate} for {@code learningRate}. */
    private static String title(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
