/** The frame that pages of the server share, and the files that browsers fetch for it. */
package io.epochscope.metrics.page;
