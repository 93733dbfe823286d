/** The scores of an epoch in short: what panels read instead of a million patches. */
package io.epochscope.metrics.aggregate;
