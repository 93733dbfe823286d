/** Programs that come packed. */
package io.epochscope.backing.archive;
