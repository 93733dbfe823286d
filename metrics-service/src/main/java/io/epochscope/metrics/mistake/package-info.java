/** The samples of a run whose class was predicted wrongly, as a list and as pictures. */
package io.epochscope.metrics.mistake;
