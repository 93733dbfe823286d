package io.epochscope.standalone.system;

import java.util.Map;

/** What the native libraries of PyTorch have to find in the environment of every process that trains. */
public final class TrainingEnvironment {

    /**
     * OpenMP's threads spin while they wait unless told not to, which makes steps ten times slower on busy cores. MKL
     * chooses by the circumstances how it adds up, and so promises the same result in every process only with a fixed
     * branch of code and number of threads (Intel, "Obtaining Numerically Reproducible Results", in the developer guide
     * of oneMKL). Nothing is downloaded.
     */
    public static final Map<String, String> VARIABLES = Map.of(
            "OMP_WAIT_POLICY", "PASSIVE", "MKL_CBWR", "AUTO,STRICT", "MKL_DYNAMIC", "FALSE", "DJL_OFFLINE", "true");

    private TrainingEnvironment() {}
}
