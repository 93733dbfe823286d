package io.epochscope.metrics.alert;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Grafana sends to a webhook, as far as it is logged.
 *
 * @param alerts that began or ended
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertNotification(List<Alert> alerts) {

    /**
     * One alert.
     *
     * @param status {@code firing} or {@code resolved}
     * @param labels that tell it from others; {@code alertname} is its title
     * @param annotations texts for people: {@code summary}, {@code description}, {@code link}
     * @param generatorURL the rule in Grafana
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Alert(
            String status, Map<String, String> labels, Map<String, String> annotations, String generatorURL) {

        /** Grafana adds these to every alert of this folder. */
        private static final List<String> SAID_BY_THE_LINE = List.of("alertname", "grafana_folder");

        public Alert {
            labels = labels == null ? Map.of() : labels;
            annotations = annotations == null ? Map.of() : annotations;
        }

        /** Whether it goes on. */
        boolean fires() {
            return !"resolved".equals(status);
        }

        /** Title, labels, summary and link in one line, whatever is in them. */
        String line() {
            String kept = labels.entrySet().stream()
                    .filter(label -> !SAID_BY_THE_LINE.contains(label.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(", "));
            return "Alert %s: %s [%s] %s %s"
                    .formatted(
                            status,
                            labels.get("alertname"),
                            kept,
                            annotations.getOrDefault("summary", ""),
                            annotations.getOrDefault("link", generatorURL))
                    .replaceAll("\\p{Cntrl}+", " ");
        }
    }
}
