/** What a request may say, as a JSON Schema: made from the records that requests are read into. */
package io.epochscope.trainer.schema;
