package io.epochscope.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    private final Repository repository = Repository.ofThisModule();

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void buildsOnPinnedImagesOfTheSameJava(String service) {
        var arguments = Dockerfile.of(repository, service).arguments();

        assertThat(arguments.get("BUILD_IMAGE")).matches("docker\\.io/library/eclipse-temurin:17\\.[\\d._]+-jdk-noble");
        assertThat(arguments.get("RUNTIME_IMAGE"))
                .isEqualTo(arguments.get("BUILD_IMAGE").replace("-jdk-", "-jre-"));
        assertThat(Dockerfile.of(repository, "trainer-service").arguments()).containsAllEntriesOf(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void buildsForOtherPlatformsWithoutEmulatingThem(String service) {
        var file = Dockerfile.of(repository, service);

        assertThat(file.instructions("FROM").get(0)).isEqualTo("--platform=$BUILDPLATFORM $BUILD_IMAGE AS build");
        assertThat(file.lastStage().instructions("FROM")).containsExactly("$RUNTIME_IMAGE");
        assertThat(file.lastStage().instructions("RUN")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void needsNoShellToRun(String service) {
        var image = Dockerfile.of(repository, service).lastStage();

        assertThat(image.instructions("ENTRYPOINT")).singleElement().asString().startsWith("[\"java\", ");
        assertThat(image.instructions("HEALTHCHECK")).singleElement().asString().contains(" CMD [\"wget\", ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void saysWhatItIs(String service) {
        var image = Dockerfile.of(repository, service).lastStage();
        String pom = repository.text(service + "/pom.xml");
        String description = pom.substring(pom.indexOf("<description>") + "<description>".length());

        assertThat(image.instructions("LABEL"))
                .singleElement()
                .asString()
                .contains(
                        "image.title=\"Epochscope " + service.replace('-', ' ') + "\"",
                        "image.description=\"" + description.substring(0, description.indexOf('<')) + "\"",
                        "image.licenses=\"Apache-2.0\"",
                        "image.source=$SOURCE",
                        "image.version=$VERSION",
                        "image.revision=$REVISION",
                        "image.created=$CREATED",
                        "image.base.name=$RUNTIME_IMAGE");
        assertThat(image.arguments()).containsKeys("SOURCE", "VERSION", "REVISION", "CREATED", "RUNTIME_IMAGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void buildsItsOwnModuleAlone(String service) {
        assertThat(Dockerfile.of(repository, service).instructions("RUN"))
                .anySatisfy(command -> assertThat(command)
                        .startsWith("--mount=type=cache,target=/root/.m2,sharing=locked ")
                        .contains(" ./mvnw ")
                        .contains(" -pl " + service + " -am package "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void runsAsANumberedUserThatIsNotRoot(String service) {
        assertThat(Dockerfile.of(repository, service).lastStage().instructions("USER"))
                .containsExactly("10001:10001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void copiesLibrariesBeforeWhatChangesWithEveryCommit(String service) {
        assertThat(Dockerfile.of(repository, service).lastStage().instructions("COPY"))
                .containsSubsequence("--from=build /libraries ./", "--from=build /own ./")
                .last()
                .isEqualTo("--from=build /own ./");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void checksTheHealthAtThePortThatTheServiceListensOn(String service) {
        var image = Dockerfile.of(repository, service).lastStage();
        var settings = ServiceSettings.of(repository, service);

        assertThat(image.instructions("EXPOSE")).containsExactly(settings.port());
        assertThat(image.instructions("HEALTHCHECK").get(0))
                .contains("http://127.0.0.1:" + settings.port() + settings.healthPath() + "/ready\"");
        assertThat(image.environment()).containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void setsOnlyWhatTheServiceReads(String service) {
        assertThat(Dockerfile.of(repository, service).environment().keySet())
                .filteredOn(name -> name.startsWith("EPOCHSCOPE_"))
                .isSubsetOf(ServiceSettings.of(repository, service).environmentNames());
    }

    @Test
    void trainsWithoutDownloadsAndWithoutUnpacking() {
        var image = Dockerfile.of(repository, "trainer-service").lastStage();

        assertThat(image.environment())
                .containsEntry("DJL_OFFLINE", "true")
                .containsEntry("PYTORCH_LIBRARY_PATH", "/opt/epochscope/pytorch")
                .containsEntry("PYTORCH_FLAVOR", "$PYTORCH");
        assertThat(image.instructions("COPY")).contains("--from=pytorch /native ./");
        assertThat(image.instructions("WORKDIR")).containsExactly("/opt/epochscope");
        assertThat(image.instructions("ENTRYPOINT"))
                .singleElement()
                .asString()
                .contains("-Djna.boot.library.path=/opt/epochscope/jna", "-Djna.nounpack=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "cu128"})
    void hasAStageForEveryPyTorch(String flavor) {
        assertThat(Dockerfile.of(repository, "trainer-service").instructions("FROM"))
                .contains("build AS pytorch-" + flavor, "pytorch-$PYTORCH AS pytorch");
        assertThat(repository.text("docs/operations.md")).contains("`" + flavor + "`");
    }

    @Test
    void keepsWhatTheTrainerWritesInVolumes() {
        var image = Dockerfile.of(repository, "trainer-service").lastStage();

        assertThat(image.volumes()).containsExactly(image.environment().get("EPOCHSCOPE_OUTBOX_FOLDER"));
    }

    @Test
    void leavesBuildOutputAndSecretsOutOfTheContext() {
        assertThat(repository.text(".dockerignore").lines()).contains(".git", "**/target", ".epochscope", "data");
    }

    @Test
    void leavesEveryPomInTheContext() {
        String ignored = repository.text(".dockerignore");
        var modules = Pattern.compile("<module>(.+)</module>").matcher(repository.text("pom.xml"));

        assertThat(modules.results().map(module -> module.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(module -> assertThat(ignored.replace(module + "/*\n!" + module + "/pom.xml\n", ""))
                        .doesNotContain("\n" + module));
    }
}
