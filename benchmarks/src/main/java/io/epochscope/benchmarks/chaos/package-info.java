/** What becomes of events while parts of the system are killed and the network between them fails. */
package io.epochscope.benchmarks.chaos;
