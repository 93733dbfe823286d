package io.epochscope.standalone.process;

/** The end of this JVM. */
public final class JvmEnd {
    private JvmEnd() {}

    /**
     * Ends this JVM, unless a signal ends it already: its exit code is that of the signal then. A second
     * {@code System.exit} could come before it, since with a code other than 0 it does not wait once the hooks have
     * run.
     */
    public static void with(int exitCode) {
        if (!isUnderWay()) {
            System.exit(exitCode);
        }
    }

    /** Whether this JVM is ending already. */
    public static boolean isUnderWay() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {}));
            return false;
        } catch (IllegalStateException underWay) {
            return true;
        }
    }
}
