package io.epochscope.events.codec;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.epochscope.events.v1.Event;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns events into record values and back: Protobuf, or its JSON mapping for publishers that have nothing but a Kafka
 * client. Thread-safe.
 */
public final class EventCodec {

    /** Name of the record header that tells how the value is written. */
    public static final String CONTENT_TYPE_HEADER = "content-type";

    /** Content type of {@link #encode}. */
    public static final String BINARY = "application/x-protobuf";

    /** Content type of {@link #encodeJson}. */
    public static final String JSON = "application/json";

    private static final Pattern ADVICE_TO_PROGRAMMERS =
            Pattern.compile("Use JsonReader\\.\\S+ to accept malformed JSON ");

    /** Enough to tell what is wrong where; a value nested deeply has a path of thousands of characters. */
    private static final int MAX_REASON = 300;

    private final JsonFormat.Printer printer = JsonFormat.printer().omittingInsignificantWhitespace();

    private final JsonFormat.Parser parser = JsonFormat.parser().ignoringUnknownFields();

    /** The event in binary Protobuf. */
    public byte[] encode(Event event) {
        return event.toByteArray();
    }

    /**
     * The event in the JSON mapping of Protobuf, UTF-8. It reads back as the same event, but for -0.0, which JSON
     * publishers and readers do not tell from 0.
     *
     * @throws IllegalArgumentException if a time lies outside the years 1 to 9999, which JSON has no form for
     */
    public byte[] encodeJson(Event event) {
        try {
            return printer.print(event).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Reads a record's value. Fields unknown here are passed over in JSON as they are in binary: a publisher newer than
     * its consumer is the ordinary case while a system is updated, and must not lose its events to the dead letters.
     *
     * @param value may be null, as of a tombstone record, which is refused
     * @param contentType the header's value; parameters and case do not matter, and JSON is always read as UTF-8. Null
     *     or blank means binary
     * @throws MalformedEventException if the value is no event or the content type is none of those known
     */
    public Event decode(byte[] value, String contentType) throws MalformedEventException {
        if (value == null) {
            throw new MalformedEventException("the record has no value");
        }
        return switch (mediaType(contentType)) {
            case JSON -> decodeJson(value);
            case "", BINARY, "application/protobuf", "application/octet-stream" -> decodeBinary(value);
            default ->
                throw new MalformedEventException("content type \"" + contentType + "\" is none of " + JSON + ", "
                        + BINARY + ", application/protobuf, application/octet-stream");
        };
    }

    private static String mediaType(String contentType) {
        if (contentType == null) {
            return "";
        }
        int parameters = contentType.indexOf(';');
        return (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Event decodeBinary(byte[] value) throws MalformedEventException {
        try {
            return Event.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            String advice = value.length > 0 && value[0] == '{'
                    ? "; it looks like JSON, which needs the header " + CONTENT_TYPE_HEADER + ": " + JSON
                    : "";
            throw new MalformedEventException("not a Protobuf event: " + readable(e) + advice, e);
        }
    }

    private Event decodeJson(byte[] value) throws MalformedEventException {
        Event.Builder event = Event.newBuilder();
        try {
            String json = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
            checkNothingFollows(json);
            parser.merge(json, event);
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("not a JSON event: the value is not UTF-8", e);
        } catch (IOException e) {
            throw new MalformedEventException("not a JSON event: " + readable(e), e);
        }
        return event.build();
    }

    /**
     * Protobuf's own parser ignores what follows the first JSON value, and so would lose it. Lenient as that parser is:
     * bare NaN and Infinity, which Python writes, are taken.
     */
    private static void checkNothingFollows(String json) throws IOException {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.LENIENT);
        reader.skipValue();
        if (reader.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("there is more after the event");
        }
    }

    private static String readable(IOException e) {
        String message = ADVICE_TO_PROGRAMMERS
                .matcher(e.getMessage())
                .replaceAll("wrong syntax ")
                .strip();
        String sentence = message.split("\\.\\s|\\.$", 2)[0];
        return sentence.length() <= MAX_REASON ? sentence : sentence.substring(0, MAX_REASON) + " …";
    }
}
