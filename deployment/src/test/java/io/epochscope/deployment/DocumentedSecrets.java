package io.epochscope.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Secrets that docs/operations.md has somebody make by hand: never committed, so that nothing else says them. */
final class DocumentedSecrets {
    private static final Pattern COMMAND = Pattern.compile("create secret (generic|tls) (\\S+)([^\\n]*)");
    private static final Pattern KEY = Pattern.compile("--from-literal=([^= ]+)=");

    private DocumentedSecrets() {}

    /** The keys by the Secret's name, from the section of an overlay. */
    static Map<String, Set<String>> of(Repository repository, String overlay) {
        var secrets = new HashMap<String, Set<String>>();
        COMMAND.matcher(section(repository, overlay).replaceAll("\\\\\\n\\s*", ""))
                .results()
                .forEach(command -> {
                    var keys = new TreeSet<String>();
                    KEY.matcher(command.group(3)).results().forEach(key -> keys.add(key.group(1)));
                    secrets.put(command.group(2), command.group(1).equals("tls") ? Set.of("tls.crt", "tls.key") : keys);
                });
        return secrets;
    }

    /** What docs/operations.md says of an overlay. */
    static String section(Repository repository, String overlay) {
        for (String section : repository.text("docs/operations.md").split("(?m)^### ", -1)) {
            if (section.lines().findFirst().orElse("").contains("`k8s/overlays/" + overlay + "`")) {
                return section;
            }
        }
        throw new AssertionError("docs/operations.md has no section on " + overlay);
    }
}
