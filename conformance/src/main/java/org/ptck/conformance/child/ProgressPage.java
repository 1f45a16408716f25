package org.ptck.conformance.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ptck.conformance.run.RunWatcher;

/**
 * A page of memory that parent and child share: where the child is. Written with plain stores, so
 * that it costs nothing, and there when the child is not any more.
 */
final class ProgressPage implements RunWatcher {

  private static final int SIZE_BYTES = 4096;
  private static final int BEATS = 0;
  private static final int STEP = 8;
  private static final int CALL = 16;

  private static final Call[] CALLS = Call.values();

  private final ByteBuffer page;
  private long beats;

  private ProgressPage(ByteBuffer page) {
    this.page = page.order(ByteOrder.nativeOrder());
  }

  /** The page of a file, which is made if there is none. */
  static ProgressPage map(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      return new ProgressPage(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE_BYTES));
    }
  }

  // ---- the child

  @Override
  public void step(int step) {
    page.putLong(STEP, step);
    page.putLong(BEATS, ++beats);
  }

  @Override
  public void call(Call call) {
    page.putLong(CALL, call.ordinal());
    page.putLong(BEATS, ++beats);
  }

  // ---- the parent

  /** A number that changes as long as the child gets on. */
  long beats() {
    return page.getLong(BEATS);
  }

  /** The step that was running last. */
  int step() {
    return (int) page.getLong(STEP);
  }

  /** What was called last, {@link Call#NONE} if it returned. */
  Call call() {
    // A child whose memory is overwritten may have overwritten this as well.
    long ordinal = page.getLong(CALL);
    return ordinal >= 0 && ordinal < CALLS.length ? CALLS[(int) ordinal] : Call.NONE;
  }
}
