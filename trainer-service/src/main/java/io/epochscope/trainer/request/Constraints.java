package io.epochscope.trainer.request;

import io.epochscope.engine.catalogue.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.validator.HibernateValidator;

/**
 * Checks records against their Jakarta Validation constraints. A validator of its own, because that of Quarkus knows
 * only the classes that were there when the application was built, and plugins come later.
 */
final class Constraints {

    private static final String CONTAINER_ELEMENT = ".<list element>";

    private final ValidatorFactory factory = Validation.byProvider(HibernateValidator.class)
            .configure()
            .defaultLocale(Locale.ENGLISH)
            .buildValidatorFactory();
    private final Validator validator = factory.getValidator();

    /**
     * What is wrong with a record, field by field, in words that begin with the type: {@code a number greater than 0}.
     */
    List<Fault> violations(Record instance) {
        return validator.validate(instance).stream()
                .map(violation -> fault(instance, violation))
                .sorted(Comparator.comparing(Fault::field))
                .toList();
    }

    /** What is asked of a component of a record, each constraint in words. */
    List<String> describe(Class<? extends Record> type, String component) {
        PropertyDescriptor property = validator.getConstraintsForClass(type).getConstraintsForProperty(component);
        if (property == null) {
            return List.of();
        }
        Stream<String> own = property.getConstraintDescriptors().stream().map(this::message);
        Stream<String> elements = property.getConstrainedContainerElementTypes().stream()
                .flatMap(element -> element.getConstraintDescriptors().stream())
                .map(constraint -> "each " + message(constraint));
        return Stream.concat(own, elements).sorted().toList();
    }

    private String message(ConstraintDescriptor<?> constraint) {
        return factory.getMessageInterpolator()
                .interpolate(constraint.getMessageTemplate(), new Unviolated(constraint), Locale.ENGLISH);
    }

    private static Fault fault(Record instance, ConstraintViolation<Record> violation) {
        String field = violation.getPropertyPath().toString().replace(CONTAINER_ELEMENT, "");
        Object value = violation.getInvalidValue();
        return new Fault(field, value == null ? null : value.toString(), accepted(instance, field, violation));
    }

    private static String accepted(Record instance, String field, ConstraintViolation<Record> violation) {
        String component = field.replaceFirst("\\[\\d+]$", "");
        boolean element = !component.equals(field);
        String type = Arrays.stream(instance.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(component))
                .findFirst()
                .map(RecordComponent::getGenericType)
                .map(declared -> element ? TypePhrase.elementOf(declared) : declared)
                .or(() -> Optional.ofNullable(violation.getInvalidValue()).map(Object::getClass))
                .map(TypePhrase::of)
                .orElse("a value");
        return phrase(type, violation.getMessage());
    }

    /** Joins a type and a message of the validator: {@code a number} and {@code must be greater than 0}. */
    static String phrase(String type, String message) {
        if (message.equals("must not be null")) {
            return type;
        }
        return message.startsWith("must be ")
                ? type + " " + message.substring("must be ".length())
                : type + ", " + message;
    }

    /** A constraint that is described without a value that breaks it. */
    private record Unviolated(ConstraintDescriptor<?> constraint) implements MessageInterpolator.Context {

        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return constraint;
        }

        @Override
        public Object getValidatedValue() {
            return "";
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            throw new ValidationException("not a " + type.getName());
        }
    }
}
