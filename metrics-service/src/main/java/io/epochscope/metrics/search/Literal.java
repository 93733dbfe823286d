package io.epochscope.metrics.search;

import java.math.BigDecimal;

/** What a filter compares with. */
sealed interface Literal {

    /** As it is written in a filter. */
    String text();

    /** Text in quotes. */
    record Text(String value) implements Literal {

        @Override
        public String text() {
            return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
    }

    /** A finite number. */
    record Numeral(BigDecimal value) implements Literal {

        @Override
        public String text() {
            return value.toString();
        }
    }

    /** True or false. */
    record Flag(boolean value) implements Literal {

        @Override
        public String text() {
            return String.valueOf(value);
        }
    }

    /** What is measured where a computation has no result. */
    record NotANumber() implements Literal {

        @Override
        public String text() {
            return "nan";
        }
    }
}
