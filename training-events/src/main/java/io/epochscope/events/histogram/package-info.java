/** The mergeable histogram: bounded relative error in its buckets, exact moments. */
package io.epochscope.events.histogram;
