package org.ptck.conformance.trace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** The mark at the end of a trace: a length of 0, the number of events, and its checksum. */
public final class TraceTail {

  private TraceTail() {}

  /** Whether the file ends as a trace does that was written to its end. */
  public static boolean isWhole(Path file) throws IOException {
    ByteBuffer mark = ByteBuffer.allocate(4 + Words.TAIL_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long at = Math.max(0, channel.size() - mark.capacity());
      while (mark.hasRemaining() && channel.read(mark, at + mark.position()) > 0) {
        // A read may give less than there is.
      }
    }
    CRC32C sum = new CRC32C();
    sum.update(mark.array(), 4, Long.BYTES);
    return !mark.hasRemaining()
        && mark.getInt(0) == 0
        && mark.getInt(4 + Long.BYTES) == (int) sum.getValue();
  }
}
