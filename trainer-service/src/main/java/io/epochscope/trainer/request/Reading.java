package io.epochscope.trainer.request;

import io.epochscope.engine.catalogue.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading one request among several.
 *
 * @param request what it stands for; of use only if there are no faults
 * @param faults all that is wrong with it
 */
public record Reading(Optional<ResolvedRequest> request, List<Fault> faults) {}
