package io.epochscope.deployment;

import static io.epochscope.deployment.Manifests.list;
import static io.epochscope.deployment.Manifests.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What NetworkPolicies let through between pods of one namespace. */
record NetworkRules(List<JsonNode> policies) {

    /** Whether pods may connect to such pods at a port, as seen from where they are. */
    boolean letsOut(Map<String, String> from, Map<String, String> to, Set<String> port) {
        return policies.stream()
                .filter(policy -> selects(policy.path("spec").path("podSelector"), from))
                .flatMap(policy -> list(policy.path("spec").path("egress")).stream())
                .anyMatch(rule -> names(rule.path("to"), to) && opens(rule, port));
    }

    /** Whether such pods may be connected to at a port, as seen from where the connection goes. */
    boolean letsIn(Map<String, String> to, Map<String, String> from, Set<String> port) {
        return policies.stream()
                .filter(policy -> selects(policy.path("spec").path("podSelector"), to))
                .flatMap(policy -> list(policy.path("spec").path("ingress")).stream())
                .anyMatch(rule -> names(rule.path("from"), from) && opens(rule, port));
    }

    /** Whether one of the peers is such a pod of the same namespace. */
    static boolean names(JsonNode peers, Map<String, String> labels) {
        return list(peers).stream()
                .anyMatch(peer -> peer.has("podSelector")
                        && !peer.has("namespaceSelector")
                        && selects(peer.path("podSelector"), labels));
    }

    /** Whether pods of such labels are selected, by {@code matchLabels} alone. */
    static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(texts(selector.path("matchLabels")).entrySet());
    }

    private static boolean opens(JsonNode rule, Set<String> port) {
        return !rule.has("ports")
                || rule.path("ports").findValuesAsText("port").stream().anyMatch(port::contains);
    }
}
