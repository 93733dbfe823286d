/** The page that the service begins with: its runs, to be searched, sorted, opened and compared. */
package io.epochscope.metrics.start;
