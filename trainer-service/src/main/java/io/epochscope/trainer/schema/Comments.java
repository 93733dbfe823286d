package io.epochscope.trainer.schema;

import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentText;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import java.util.Locale;
import java.util.Optional;

/**
 * What comments say of the components of records. Comments are kept by an annotation processor while a module is
 * compiled; of records of plugins that do without it nothing is known.
 */
final class Comments {

    private Comments() {}

    /** What is said of a component, in one line. */
    static Optional<String> of(Class<?> type, String component) {
        return RuntimeJavadoc.getJavadoc(type).getRecordComponents().stream()
                .filter(each -> each.getName().equals(component))
                .findFirst()
                .map(ParamJavadoc::getComment)
                .filter(comment -> comment.iterator().hasNext())
                .map(Comments::plain);
    }

    /** With a capital at its beginning, unless it begins with a name. */
    private static String plain(Comment comment) {
        PlainText text = new PlainText();
        comment.visit(text);
        String plain = text.words.toString().replaceAll("\\s+", " ").strip();
        return comment.iterator().next() instanceof CommentText
                ? plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1)
                : plain;
    }

    private static final class PlainText implements CommentVisitor {

        private final StringBuilder words = new StringBuilder();

        @Override
        public void commentText(String text) {
            words.append(text);
        }

        @Override
        public void inlineLink(Link link) {
            words.append(link.getLabel());
        }

        @Override
        public void inlineTag(String name, String value) {
            words.append(value);
        }

        @Override
        public void inlineValue(Value value) {
            words.append(value.getReferencedMemberName());
        }
    }
}
