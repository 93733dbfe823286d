package io.epochscope.metrics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes JSON that can stand within a script element, whatever texts it has. Numbers that are none are texts. */
final class ScriptJson {

    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer(new Escapes());

    private ScriptJson() {}

    static String of(Object content) {
        try {
            return WRITER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What reports are made of can be written as JSON", e);
        }
    }

    /** Neither the end of a script nor the beginning of a comment is left of a text. */
    private static final class Escapes extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private static final int[] ASCII = ascii();

        private static int[] ascii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_STANDARD;
            escapes['>'] = ESCAPE_STANDARD;
            escapes['&'] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
