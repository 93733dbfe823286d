package io.epochscope.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A script of this program that runs in a process of an interpreter that the user names. */
public final class PythonScript {

    private final String interpreter;
    private final Path script;
    private final Path complaints;
    private final String purpose;

    /**
     * Lays the script out.
     *
     * @param owner the class that has the script beside it, as a resource
     * @param folder for the script and what it complains of
     * @param purpose what the interpreter has to have for it
     */
    public PythonScript(String interpreter, Class<?> owner, String name, Path folder, String purpose)
            throws IOException {
        this.interpreter = interpreter;
        this.script = folder.resolve(name);
        this.complaints = folder.resolve("complaints.txt");
        this.purpose = purpose;
        try (InputStream stream = owner.getResourceAsStream(name)) {
            Files.copy(stream, script);
        }
    }

    /**
     * Runs it, and returns what it prints.
     *
     * @throws IllegalStateException if the interpreter cannot be started, or the script fails; one line that says how
     *     to name another interpreter
     */
    public String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter, script.toString()));
        command.addAll(List.of(arguments));
        try (ChildProcess process = start(command)) {
            String answer = process.answer();
            int code = process.exitCode();
            if (code != 0) {
                List<String> lines = Files.readAllLines(complaints).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
                throw failed(lines.isEmpty() ? "exit code " + code : lines.get(lines.size() - 1), null);
            }
            return answer;
        }
    }

    private ChildProcess start(List<String> command) {
        try {
            return new ChildProcess(new ProcessBuilder(command).redirectError(Redirect.to(complaints.toFile())));
        } catch (IOException notStarted) {
            throw failed(notStarted.getMessage(), notStarted);
        }
    }

    private IllegalStateException failed(String reason, Exception cause) {
        return new IllegalStateException(
                "%s does not run %s (%s): name an interpreter that has it with --python"
                        .formatted(interpreter, purpose, reason),
                cause);
    }
}
