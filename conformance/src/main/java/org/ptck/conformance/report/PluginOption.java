package org.ptck.conformance.report;

import java.nio.file.Path;

/**
 * An option that a replay needs to find a plug-in.
 *
 * @param name the option, with its dashes
 * @param path the file that it names
 */
public record PluginOption(String name, Path path) {}
