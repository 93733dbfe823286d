/** What is wrong with a run, how anybody can tell, and what to try: rules over what is stored of it. */
package io.epochscope.metrics.diagnosis;
