package io.epochscope.standalone.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/**
 * One JSON object a line, for scripts that read what comes while it comes. Numbers that are not finite are strings, as
 * the services send them. Not thread-safe.
 */
public final class JsonLines {
    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream output;

    public JsonLines(PrintStream output) {
        this.output = output;
    }

    /**
     * Prints a line.
     *
     * @param event what the line tells of
     * @param contents objects whose fields it has, one after the other
     */
    public void print(String event, Object... contents) {
        ObjectNode line = json.createObjectNode().put("event", event);
        for (Object content : contents) {
            line.setAll(json.<ObjectNode>valueToTree(content));
        }
        output.println(line);
    }
}
