/** Shows scenes, and single patches over the epochs. */
package io.epochscope.metrics.inspection;
