/** Acting on what metrics-service finds in the run that trains. */
package io.epochscope.trainer.finding;
