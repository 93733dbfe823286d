package io.epochscope.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the benchmarks are run with.
 *
 * @param root the project's folder, where the services were built
 * @param data folder with the data sets of others: {@code mnist/} with IDX files, {@code scenes/} with images and their
 *     labels
 * @param python the interpreter that has scikit-learn, or Playwright and TensorBoard
 * @param cases which runs the diagnosis is measured by: {@code tuning}, {@code held-out} or {@code all}
 * @param runs how many runs the store holds that is read
 * @param minutes how long the system is used for
 */
public record Settings(Path root, Path data, String python, String cases, int runs, int minutes) {

    /**
     * A folder of the data.
     *
     * @throws IllegalStateException if it is not there; the message says how to name another
     */
    public Path dataFolder(String name) {
        Path folder = data.resolve(name);
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("no folder " + folder + ": give the folder that holds " + name
                    + "/ with --data or EPOCHSCOPE_DATA");
        }
        return folder;
    }
}
