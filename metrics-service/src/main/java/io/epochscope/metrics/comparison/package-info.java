/** Some runs beside each other on a page. */
package io.epochscope.metrics.comparison;
