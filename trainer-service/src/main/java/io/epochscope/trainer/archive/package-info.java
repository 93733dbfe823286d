/** Folders of files as a whole: written to last, deleted, sent. */
package io.epochscope.trainer.archive;
