/** How a classifier was judged in an epoch, over HTTP. */
package io.epochscope.metrics.classification;
