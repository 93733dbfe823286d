package io.epochscope.engine.training;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data where it is: in folders of EPOCHSCOPE_DATA, or of {@code shared/data} beside the project. */
final class RealData {

    private RealData() {}

    /** A folder of it; a test that asks for one that is not there is skipped. */
    static String folder(String name) {
        Optional<Path> folder = Stream.of(
                        Optional.ofNullable(System.getenv("EPOCHSCOPE_DATA")).map(Path::of),
                        // Tests run in the module's folder, which is in the project's.
                        Optional.of(Path.of("..", "..", "shared", "data")))
                .flatMap(Optional::stream)
                .map(data -> data.resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        assumeThat(folder).as(name + " is here").isPresent();
        return folder.orElseThrow().toString();
    }
}
