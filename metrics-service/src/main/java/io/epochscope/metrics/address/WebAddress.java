package io.epochscope.metrics.address;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;

/** An address that paths can be appended to: http or https, a host, and neither query nor fragment. */
@Documented
@Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddress.Validator.class)
public @interface WebAddress {

    /** What is said of others. */
    String message() default "must be an address like https://example.org:8081/metrics, without query and fragment";

    /** As of every constraint. */
    Class<?>[] groups() default {};

    /** As of every constraint. */
    Class<? extends Payload>[] payload() default {};

    /** Looks at addresses. */
    final class Validator implements ConstraintValidator<WebAddress, URI> {

        @Override
        public boolean isValid(URI address, ConstraintValidatorContext context) {
            return address == null
                    || (("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                            && address.getHost() != null
                            && address.getQuery() == null
                            && address.getFragment() == null
                            && address.getUserInfo() == null);
        }
    }
}
