/** What an event must keep to before anything relies on it. One class of rules for each family of bodies. */
package io.epochscope.events.contract;
