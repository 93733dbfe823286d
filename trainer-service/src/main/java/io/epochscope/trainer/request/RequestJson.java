package io.epochscope.trainer.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.epochscope.trainer.problem.ProblemException;
import java.io.IOException;

/** JSON as requests are written in: strict about types, with choices such as {@code adam} in small letters. */
public final class RequestJson {

    /** Ten times as deep as any request is; what walks through one calls itself for each level. */
    private static final int DEEPEST = 100;

    /** Takes nothing for something else: no text for a number, no fraction for a whole number. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addSerializer(new ChoiceNames()))
            .build();

    private RequestJson() {}

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is no JSON object; the message says where it stops being one
     */
    public static ObjectNode parse(String body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw ProblemException.unreadable("The body must be a JSON object, as in {\"epochs\": 5}");
        } catch (JsonProcessingException e) {
            throw ProblemException.unreadable(whereAndWhy(e));
        }
    }

    private static String whereAndWhy(JacksonException e) {
        JsonLocation where = e.getLocation();
        if (where == null) {
            // As of what is deeper or longer than the parser takes.
            return "The body is not JSON that is read here: " + e.getOriginalMessage();
        }
        return "The body is not JSON at line %d, column %d: %s"
                .formatted(where.getLineNr(), where.getColumnNr(), why(e));
    }

    /** The one thing that can be wrong with a tree that was read is told by Jackson in the names of its classes. */
    private static String why(JacksonException e) {
        return e instanceof MismatchedInputException ? "there is more after the object" : e.getOriginalMessage();
    }

    @SuppressWarnings("rawtypes")
    private static final class ChoiceNames extends StdSerializer<Enum> {

        private static final long serialVersionUID = 1L;

        ChoiceNames() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(ChoiceName.of(value));
        }
    }
}
