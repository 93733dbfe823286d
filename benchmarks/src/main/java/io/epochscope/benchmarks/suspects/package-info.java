/** Whether wrong labels are found. */
package io.epochscope.benchmarks.suspects;
