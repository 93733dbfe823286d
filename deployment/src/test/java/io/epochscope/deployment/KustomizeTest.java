package io.epochscope.deployment;

import static io.epochscope.deployment.ComposeFile.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizeTest {
    private final Repository repository = Repository.ofThisModule();

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void readsWhatKubectlMakes(String overlay) throws Exception {
        assumeTrue(Kubectl.isInstalled(), "There is no kubectl here to compare with");
        var read = Manifests.ofOverlay(repository, overlay);

        var made = Kubectl.kustomize(repository.path("k8s/overlays/" + overlay), read.namesOf("ConfigMap"));

        assertThat(byName(read)).isEqualTo(byName(made));
    }

    private static Map<String, JsonNode> byName(Manifests manifests) {
        var objects = new HashMap<String, JsonNode>();
        manifests.objects().forEach(object -> {
            String name = object.path("apiVersion").asText() + " "
                    + object.path("kind").asText() + " " + Manifests.nameOf(object);
            assertThat(objects.put(name, object)).as(name).isNull();
        });
        return objects;
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/local", "overlays/production"})
    void listsEveryManifestOfAFolder(String folder) throws Exception {
        var kustomization =
                repository.yaml("k8s/" + folder + "/kustomization.yaml").get(0);
        var patches = kustomization.path("patches").findValuesAsText("path");
        try (var files = Files.list(repository.path("k8s/" + folder))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(file -> !file.equals("kustomization.yaml"))
                    .allMatch(file -> texts(kustomization.path("resources")).contains(file) || patches.contains(file));
        }
    }

    @Test
    void mergesListsByTheirKeysAndPutsWhatIsNewFirst() {
        var merged = StrategicMerge.merge(
                yaml("{spec: {replicas: 1, env: [{name: a, value: x}, {name: b, value: y}], args: [p, q]}}"),
                yaml("{spec: {replicas: null, env: [{name: b, value: z}, {name: c, value: w}], args: [r]}}"));

        assertThat(merged)
                .isEqualTo(yaml(
                        "{spec: {env: [{name: c, value: w}, {name: a, value: x}, {name: b, value: z}], args: [r]}}"));
    }

    private static JsonNode yaml(String text) {
        return Repository.documents(text).get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "components: [../more]",
                "resources: [../outside.yaml]",
                "configMapGenerator: [{name: a, files: [../outside.yaml]}]",
                "patches: [{path: patch.yaml}]"
            })
    void refusesWhatItDoesNotReadAsKustomizeDoes(String line, @TempDir Path root) throws Exception {
        Files.writeString(root.resolve("outside.yaml"), "metadata: {name: a}\n");
        Files.createDirectory(root.resolve("folder"));
        Files.writeString(root.resolve("folder/patch.yaml"), "kind: Deployment\nmetadata: {name: nobody}\n");
        Files.writeString(root.resolve("folder/kustomization.yaml"), line + "\n");

        assertThatThrownBy(() -> new KustomizeReader(new Repository(root)).read("folder"))
                .isInstanceOf(AssertionError.class);
    }
}
