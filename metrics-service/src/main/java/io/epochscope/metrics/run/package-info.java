/** Runs: their opening and closing events, attempts, actions and tombstones, and what the API says of them. */
package io.epochscope.metrics.run;
