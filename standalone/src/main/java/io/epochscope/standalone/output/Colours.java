package io.epochscope.standalone.output;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;

/**
 * Gives words that say how well something is the colour of what they mean: severities of findings, status of runs,
 * health of parts. Every other word stays as it is. Immutable.
 */
public final class Colours {
    private static final Map<String, Style> MEANINGS = Map.ofEntries(
            Map.entry("good", Style.fg_green),
            Map.entry("COMPLETED", Style.fg_green),
            Map.entry("ready", Style.fg_green),
            Map.entry("notice", Style.fg_cyan),
            Map.entry("RUNNING", Style.fg_cyan),
            Map.entry("warning", Style.fg_yellow),
            Map.entry("STALLED", Style.fg_yellow),
            Map.entry("STOPPED", Style.fg_yellow),
            Map.entry("error", Style.fg_red),
            Map.entry("FAILED", Style.fg_red),
            Map.entry("not ready", Style.fg_red));

    private static final ColorScheme PLAIN = new ColorScheme.Builder(Ansi.OFF).build();

    private final ColorScheme scheme;

    /** @param ansi whether the output takes colours; {@code AUTO} finds out, and honours {@code NO_COLOR} */
    public Colours(Ansi ansi) {
        scheme = new ColorScheme.Builder(ansi).build();
    }

    /** The word, to be printed. */
    public Text of(String word) {
        Style meaning = MEANINGS.get(word);
        return meaning == null ? plain(word) : scheme.apply(word, List.of(meaning));
    }

    /** A text that is not marked up, whatever it has in it. */
    public Text plain(String text) {
        return PLAIN.apply(text, List.of());
    }
}
