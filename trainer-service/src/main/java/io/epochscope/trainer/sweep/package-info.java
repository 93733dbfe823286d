/** Sweeps: runs that differ in some fields, asked for in one request, and which of them is best. */
package io.epochscope.trainer.sweep;
