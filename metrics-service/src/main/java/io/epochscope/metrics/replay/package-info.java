/** Dead letters as people list them, look at them and have them stored after all. */
package io.epochscope.metrics.replay;
