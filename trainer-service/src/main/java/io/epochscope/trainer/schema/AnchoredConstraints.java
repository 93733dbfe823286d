package io.epochscope.trainer.schema;

import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Constraints of Jakarta Validation. A pattern there has to match the whole text, in a schema a part of it; one that
 * lists words is a choice.
 */
final class AnchoredConstraints extends JakartaValidationModule {

    private static final Pattern WORDS = Pattern.compile("\\w+(\\|\\w+)+");

    AnchoredConstraints() {
        super(JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS);
    }

    @Override
    protected String resolveStringPattern(MemberScope<?, ?> member) {
        String pattern = super.resolveStringPattern(member);
        return pattern == null || isChoice(pattern) ? null : "^(?:" + pattern + ")$";
    }

    @Override
    protected List<Object> resolveEnum(MemberScope<?, ?> member) {
        String pattern = super.resolveStringPattern(member);
        return pattern != null && isChoice(pattern)
                ? Pattern.compile("\\|")
                        .splitAsStream(pattern)
                        .<Object>map(each -> each)
                        .toList()
                : super.resolveEnum(member);
    }

    private static boolean isChoice(String pattern) {
        return WORDS.matcher(pattern).matches();
    }
}
