package io.epochscope.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    private final Repository repository = Repository.ofThisModule();

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void buildsOnPinnedImagesOfTheSameJava(String service) {
        var bases = Dockerfile.of(repository, service).instructions("FROM");

        assertThat(bases).hasSize(2);
        assertThat(bases.get(0)).matches("eclipse-temurin:17\\.[\\d._]+-jdk-noble AS build");
        assertThat(bases.get(1))
                .isEqualTo(bases.get(0).replace("-jdk-", "-jre-").replace(" AS build", ""));
        assertThat(Dockerfile.of(repository, "trainer-service").instructions("FROM"))
                .isEqualTo(Dockerfile.of(repository, "metrics-service").instructions("FROM"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trainer-service", "metrics-service"})
    void buildsItsOwnModuleAlone(String service) {
        assertThat(Dockerfile.of(repository, service).instructions("RUN"))
                .anySatisfy(command -> assertThat(command)
                        .startsWith("--mount=type=cache,target=/root/.m2 ./mvnw ")
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
                .containsExactly("--from=build /libraries ./", "--from=build /own ./");
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
    void trainsWithoutDownloads() {
        assertThat(Dockerfile.of(repository, "trainer-service").lastStage().environment())
                .containsEntry("DJL_OFFLINE", "true");
    }

    @Test
    void keepsWhatTheTrainerWritesInVolumes() {
        var image = Dockerfile.of(repository, "trainer-service").lastStage();

        assertThat(image.volumes())
                .containsExactlyInAnyOrder(
                        image.environment().get("EPOCHSCOPE_OUTBOX_FOLDER"),
                        image.environment().get("DJL_CACHE_DIR"));
    }

    @Test
    void leavesBuildOutputAndSecretsOutOfTheContext() {
        assertThat(repository.text(".dockerignore").lines()).contains(".git", "**/target", ".epochscope", "data");
    }
}
