package org.ptck.conformance.cli;

import picocli.CommandLine.Command;

/** {@code ptck}: only its commands do anything. */
@Command(
    name = "ptck",
    description = "Checks implementations of page-table management against rules.",
    footer = {"", "First steps: ./ptck run    ./ptck list    ./ptck rules"},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RootCommand {}
