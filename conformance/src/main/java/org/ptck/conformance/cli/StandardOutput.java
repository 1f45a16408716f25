package org.ptck.conformance.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.report.WholeFile;

/**
 * Standard output that remembers why it could not be written, which {@link System#out} does not: a
 * verdict that nobody was told is none.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream descriptor = new FileOutputStream(FileDescriptor.out);
  private volatile @Nullable IOException failure;

  /** What commands print to. */
  PrintWriter writer() {
    return new PrintWriter(new BufferedOutputStream(this), true, System.out.charset());
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    try {
      descriptor.write(octets, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }

  /**
   * What to say of output that is lost; null if none is, or if whoever read it has had enough, as
   * {@code head} has.
   */
  @Nullable String complaint() {
    IOException e = failure;
    return e == null || isReaderGone(e)
        ? null
        : "could not write to standard output (%s): what it should say is lost"
            .formatted(WholeFile.reason(e));
  }

  /** The exit code of a command that would have ended with this one. */
  int delivered(int exitCode) {
    return failure != null && exitCode == ExitCode.PASS ? ExitCode.NO_VERDICT : exitCode;
  }

  private static boolean isReaderGone(IOException e) {
    return "Broken pipe".equals(e.getMessage());
  }
}
