/** What regularisation and schedules of the learning rate are good for. */
package io.epochscope.benchmarks.regularisation;
