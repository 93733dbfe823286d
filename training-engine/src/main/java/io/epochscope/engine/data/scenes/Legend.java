package io.epochscope.engine.data.scenes;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import io.epochscope.engine.data.ClassLabel;
import io.epochscope.events.contract.EventText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the values of the label rasters mean.
 *
 * @param classes those that are learned, in the order of their values: what the network calls 0, 1, 2 …
 * @param classOf class of each value; {@link #IGNORED} or {@link #UNNAMED} if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Legend(List<ClassLabel> classes, int[] classOf) {

    static final String FILE = "classes.json";
    /** A value whose pixels have no class. */
    static final int IGNORED = 255;
    /** A value that the file does not name. */
    static final int UNNAMED = -1;

    private static final int VALUES = 1 << 16;
    /** As long as a name may be in an event. */
    private static final int LONGEST_NAME = 256;

    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
    private static final String ACCEPTED =
            "a JSON list of {\"index\": 0, \"name\": \"water\", \"colour\": \"#1040C0\", \"ignore\": false}";

    /**
     * Reads the legend of a folder.
     *
     * @throws IOException if it is not there or not what it should be; the message says why
     */
    static Legend read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new IOException("%s has no %s: %s".formatted(folder, FILE, ACCEPTED));
        }
        try {
            ClassEntry[] entries = new Gson().fromJson(Files.readString(file), ClassEntry[].class);
            return of(entries == null ? List.of() : Arrays.asList(entries));
        } catch (JsonParseException e) {
            throw new IOException("%s is not %s: %s".formatted(FILE, ACCEPTED, reason(e)), e);
        } catch (CharacterCodingException e) {
            throw new IOException("%s is not UTF-8".formatted(FILE), e);
        } catch (IOException e) {
            throw new IOException("%s: %s".formatted(FILE, e.getMessage()), e);
        }
    }

    /** In the words of whoever met the fault, without what they add for programmers. */
    private static String reason(JsonParseException e) {
        Throwable first = e;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return cut(String.valueOf(first.getMessage()).lines().findFirst().orElse(""));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "…" : text;
    }

    private static Legend of(List<ClassEntry> entries) throws IOException {
        Set<Integer> indices = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (ClassEntry entry : entries) {
            requireWhole(entry);
            if (!indices.add(entry.index())) {
                throw new IOException("two classes have the index " + entry.index());
            }
            if (!names.add(entry.name())) {
                throw new IOException("two classes are named " + entry.name());
            }
        }
        List<ClassEntry> learned = entries.stream()
                .filter(entry -> !entry.ignore())
                .sorted(Comparator.comparing(ClassEntry::index))
                .toList();
        if (learned.size() < 2 || learned.size() > IGNORED) {
            throw new IOException("it names %d classes that are not ignored; 2 to %d are accepted"
                    .formatted(learned.size(), IGNORED));
        }
        int[] classOf = new int[VALUES];
        Arrays.fill(classOf, UNNAMED);
        entries.forEach(entry -> classOf[entry.index()] = IGNORED);
        List<ClassLabel> classes = new ArrayList<>();
        for (ClassEntry entry : learned) {
            classOf[entry.index()] = classes.size();
            classes.add(new ClassLabel(entry.name(), entry.colour() == null ? "" : entry.colour()));
        }
        return new Legend(List.copyOf(classes), classOf);
    }

    private static void requireWhole(ClassEntry entry) throws IOException {
        if (entry == null || entry.index() == null || entry.index() < 0 || entry.index() >= VALUES) {
            throw new IOException("a class has the index %s; a whole number from 0 to %d is accepted"
                    .formatted(entry == null ? null : entry.index(), VALUES - 1));
        }
        if (entry.name() == null || entry.name().isBlank() || entry.name().length() > LONGEST_NAME) {
            throw new IOException(
                    "the class of index %d has no name of 1 to %d characters".formatted(entry.index(), LONGEST_NAME));
        }
        Optional<String> unstorable = EventText.fault(entry.name());
        if (unstorable.isPresent()) {
            throw new IOException("the name of the class of index %d %s".formatted(entry.index(), unstorable.get()));
        }
        if (entry.colour() != null && !COLOUR.matcher(entry.colour()).matches()) {
            throw new IOException(
                    "the class %s has the colour %s; #RRGGBB is accepted".formatted(entry.name(), cut(entry.colour())));
        }
    }
}
