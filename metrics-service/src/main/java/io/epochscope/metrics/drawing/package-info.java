/** Draws grids of values as pictures, without the fonts or the screen of the machine. */
package io.epochscope.metrics.drawing;
