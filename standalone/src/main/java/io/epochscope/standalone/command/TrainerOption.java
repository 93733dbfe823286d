package io.epochscope.standalone.command;

import io.epochscope.standalone.process.StartFailedException;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Option;

/** Which trainer-service a command asks. */
final class TrainerOption {

    @Option(names = "--url", description = "Of trainer-service; without: the one that was started here")
    private URI url;

    /** @throws StartFailedException if none is named and none runs here */
    URI address(Surroundings surroundings) throws IOException, StartFailedException {
        return url == null ? new ServiceAddresses(surroundings).trainer() : url;
    }
}
