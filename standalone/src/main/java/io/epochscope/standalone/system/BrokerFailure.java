package io.epochscope.standalone.system;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/** What happens when the broker cannot go on: left to itself it halts the JVM, and everything else keeps running. */
final class BrokerFailure {
    private BrokerFailure() {}

    /** From now on the user is told, and the program ends as it does by Ctrl-C: with all its parts. */
    static void endsTheProgram(Consumer<String> output, Path log) {
        Exit.Procedure procedure = (status, message) -> {
            String reason = "Kafka cannot go on, see " + log + (message == null ? "" : ": " + message);
            output.accept(reason);
            new Thread(() -> System.exit(1), "broker-failure").start();
            throw new IllegalStateException(reason);
        };
        Exit.setHaltProcedure(procedure);
        Exit.setExitProcedure(procedure);
    }
}
