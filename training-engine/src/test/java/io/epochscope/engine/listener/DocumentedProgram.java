package io.epochscope.engine.listener;

import io.epochscope.engine.events.EventSink;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The program of {@code docs/plain-djl.md}, as it stands there. */
record DocumentedProgram(String source) {

    private static final Path PAGE = Path.of("..", "docs", "plain-djl.md");

    static DocumentedProgram read() throws IOException {
        String page = Files.readString(PAGE);
        String begin = "```java\n";
        int from = page.indexOf(begin) + begin.length();
        return new DocumentedProgram(page.substring(from, page.indexOf("```", from)));
    }

    List<String> lines() {
        return source.lines().toList();
    }

    /** Compiles it into a folder, and runs all of it but what opens Kafka. */
    void train(Path folder, EventSink sink) throws Exception {
        Path file = Files.writeString(folder.resolve("Quadrants.java"), source);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
        if (status != 0) {
            throw new AssertionError("the program in " + PAGE + " does not compile");
        }
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Method train = loader.loadClass("Quadrants").getDeclaredMethod("train", EventSink.class);
            train.setAccessible(true);
            train.invoke(null, sink);
        }
    }
}
