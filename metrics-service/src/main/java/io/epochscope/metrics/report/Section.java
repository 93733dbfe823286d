package io.epochscope.metrics.report;

import java.util.List;

/**
 * A section of a report.
 *
 * @param id its anchor
 */
public record Section(String id, String title, List<Block> blocks) {}
