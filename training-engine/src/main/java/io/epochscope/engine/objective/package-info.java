/** What a network is trained for, whatever the kind of task. */
package io.epochscope.engine.objective;
