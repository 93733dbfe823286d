package io.epochscope.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A service's Dockerfile: instructions in order, comments left out, continued lines joined. */
record Dockerfile(List<String> lines) {
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\"[^\"]*\"|\\S+)");

    static Dockerfile of(Repository repository, String service) {
        String text = repository
                .text(service + "/Dockerfile")
                .replaceAll("(?m)^#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", "");
        return new Dockerfile(
                text.lines().filter(line -> !line.isBlank()).map(String::strip).toList());
    }

    /** The arguments of every instruction of that name. */
    List<String> instructions(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }

    /** The instructions of the image that is shipped: from the last FROM on. */
    Dockerfile lastStage() {
        var stage = new ArrayList<String>();
        for (String line : lines) {
            if (line.startsWith("FROM ")) {
                stage.clear();
            }
            stage.add(line);
        }
        return new Dockerfile(stage);
    }

    /** Build arguments and their defaults, of all stages; empty where there is none. */
    Map<String, String> arguments() {
        var arguments = new HashMap<String, String>();
        for (String argument : instructions("ARG")) {
            String[] parts = argument.split("=", 2);
            arguments.merge(parts[0], parts.length > 1 ? parts[1] : "", (first, later) -> first);
        }
        return arguments;
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        for (String variables : instructions("ENV")) {
            VARIABLE.matcher(variables)
                    .results()
                    .forEach(match ->
                            environment.put(match.group(1), match.group(2).replace("\"", "")));
        }
        return environment;
    }

    List<String> volumes() {
        return instructions("VOLUME").stream()
                .flatMap(
                        list -> Arrays.stream(list.replaceAll("[\\[\\]\" ]", "").split(",", -1)))
                .toList();
    }
}
