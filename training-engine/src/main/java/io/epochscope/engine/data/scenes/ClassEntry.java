package io.epochscope.engine.data.scenes;

/**
 * An entry of {@code classes.json}, as it stands there.
 *
 * @param index value of the label raster
 * @param name as people read it
 * @param colour {@code #RRGGBB}; null if there is none
 * @param ignore whether pixels of this class count as having none
 */
record ClassEntry(Integer index, String name, String colour, boolean ignore) {}
