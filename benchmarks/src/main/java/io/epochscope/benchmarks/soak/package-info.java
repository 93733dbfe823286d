/** Whether anything grows that should not, in a system that is used for long. */
package io.epochscope.benchmarks.soak;
