/** Ending runs that get no better. */
package io.epochscope.engine.stopping;
