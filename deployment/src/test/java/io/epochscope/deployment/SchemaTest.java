package io.epochscope.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
    private final Repository repository = Repository.ofThisModule();
    private final ObjectSchemas schemas = new ObjectSchemas();

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void givesTheClusterOnlyWhatItTakes(String overlay) {
        assertThat(Manifests.ofOverlay(repository, overlay).objects())
                .isNotEmpty()
                .allSatisfy(object -> assertThat(schemas.violations(object))
                        .as(describe(object))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void refusesEveryObjectWithAFieldThatItsKindDoesNotHave(String overlay) {
        assertThat(Manifests.ofOverlay(repository, overlay).objects()).allSatisfy(object -> {
            ObjectNode other = object.deepCopy();
            other.put("replcias", 1);
            assertThat(schemas.violations(other)).as(describe(object)).isNotEmpty();
            if (object.has("spec")) {
                other = object.deepCopy();
                ((ObjectNode) other.get("spec")).put("replcias", 1);
                assertThat(schemas.violations(other)).as(describe(object)).isNotEmpty();
            }
        });
    }

    @Test
    void refusesAValueOfAnotherTypeAndAVersionThatIsNotThere() {
        var deployment = Manifests.ofOverlay(repository, "local").workload("grafana");
        ObjectNode text = deployment.deepCopy();
        ((ObjectNode) text.get("spec")).put("replicas", "one");
        ObjectNode old = deployment.deepCopy();
        old.put("apiVersion", "extensions/v1beta1");

        assertThat(schemas.violations(text)).singleElement().asString().contains("/spec/replicas");
        assertThat(schemas.violations(old)).containsExactly("There is no schema of extensions/v1beta1/Deployment");
    }

    /** Whoever restores a backup has no time for a field that is spelt wrongly. */
    @Test
    void documentsARestoreThatTheClusterTakes() {
        String section = DocumentedSecrets.section(repository, "production");
        int begin = section.indexOf("    bootstrap:\n      recovery:");
        String restore =
                section.substring(begin, section.indexOf("\n\n", begin)).replaceAll("(?m)^    ", "");
        ObjectNode cluster = Manifests.ofOverlay(repository, "production")
                .object("Cluster", "postgres")
                .deepCopy();

        ((ObjectNode) cluster.get("spec"))
                .setAll((ObjectNode) Repository.documents(restore).get(0));

        assertThat(cluster.at("/spec/bootstrap/recovery/source"))
                .isEqualTo(cluster.at("/spec/externalClusters/0/name"));
        assertThat(cluster.at("/spec/externalClusters/0/plugin/name")).isEqualTo(cluster.at("/spec/plugins/0/name"));
        assertThat(schemas.violations(cluster)).isEmpty();
    }

    private static String describe(JsonNode object) {
        return object.path("kind").asText() + " " + Manifests.nameOf(object);
    }
}
