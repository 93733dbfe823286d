/** What it costs a person to find something out, here and in TensorBoard. */
package io.epochscope.benchmarks.tasks;
