/** Runs as archives: everything that is stored of a run, for another installation to show the same. */
package io.epochscope.metrics.archive;
