/** How long it takes to read a store of very many runs, and curves of very many steps. */
package io.epochscope.benchmarks.reading;
