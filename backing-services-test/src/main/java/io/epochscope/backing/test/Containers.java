package io.epochscope.backing.test;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** Whether tests can run their services in containers: Docker runs, and has the images or can get them. */
final class Containers {
    private static final Duration FOR_A_PULL = Duration.ofMinutes(5);

    private Containers() {}

    /** Pulls what is missing. A machine with Docker but without its registry uses what is embedded. */
    static boolean areUsable() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return false;
        }
        DockerClient docker = DockerClientFactory.lazyClient();
        return List.of(ContainerServices.KAFKA_IMAGE, ContainerServices.POSTGRES_IMAGE).stream()
                .allMatch(image -> isThere(docker, image) || pulls(docker, image));
    }

    private static boolean isThere(DockerClient docker, String image) {
        try {
            docker.inspectImageCmd(image).exec();
            return true;
        } catch (DockerException e) {
            return false;
        }
    }

    private static boolean pulls(DockerClient docker, String image) {
        try {
            return docker.pullImageCmd(image).start().awaitCompletion(FOR_A_PULL.toSeconds(), TimeUnit.SECONDS);
        } catch (DockerException e) {
            System.err.println("Docker runs but cannot get " + image + ", so that the tests use an embedded broker and"
                    + " PostgreSQL: " + e.getMessage().strip());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
