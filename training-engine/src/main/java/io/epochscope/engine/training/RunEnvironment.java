package io.epochscope.engine.training;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.TreeMap;

/** What a run depends on besides its request: versions and machine. */
final class RunEnvironment {

    private RunEnvironment() {}

    static Map<String, String> describe() {
        Engine engine = Engine.getInstance();
        Map<String, String> environment = new TreeMap<>();
        environment.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        environment.put("engine", engine.getEngineName() + " " + engine.getVersion());
        environment.put("djl", Engine.getDjlVersion());
        environment.put("device", engine.defaultDevice().toString());
        environment.put("threads", Integer.toString(JniUtils.getNumThreads()));
        environment.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        environment.put(
                "os",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        environment.put("host", host());
        return environment;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
