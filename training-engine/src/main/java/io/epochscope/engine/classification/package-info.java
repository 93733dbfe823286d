/** Telling classes apart. */
package io.epochscope.engine.classification;
