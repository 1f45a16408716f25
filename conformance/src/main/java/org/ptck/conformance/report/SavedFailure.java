package org.ptck.conformance.report;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.campaign.Failure;

/**
 * A failure and the file that holds its scenario.
 *
 * @param file null when it could not be written
 */
public record SavedFailure(Failure failure, @Nullable Path file) {}
