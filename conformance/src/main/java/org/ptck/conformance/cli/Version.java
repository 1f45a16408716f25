package org.ptck.conformance.cli;

import org.ptck.conformance.scenario.Scenario;
import org.ptck.conformance.trace.KitVersion;
import org.ptck.conformance.trace.TraceHeader;
import picocli.CommandLine.IVersionProvider;

/** The version of the kit, and of what it runs on. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
        "ptck %s (scenario formats 1 to %d, trace format %d, Java %s)"
            .formatted(
                KitVersion.text(), Scenario.FORMAT_NEWEST, TraceHeader.FORMAT, Runtime.version())
    };
  }
}
