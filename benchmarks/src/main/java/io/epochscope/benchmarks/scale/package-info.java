/** What a run of very many patches costs: room, time to read and time to keep up to date. */
package io.epochscope.benchmarks.scale;
