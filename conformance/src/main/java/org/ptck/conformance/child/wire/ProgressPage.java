package org.ptck.conformance.child.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.ptck.conformance.drive.RunWatcher;

/**
 * A page of memory that parent and child share: where the child is. Written with plain stores, so
 * that it costs nothing, and there when the child is not any more.
 */
public final class ProgressPage implements RunWatcher {

  private static final int SIZE_BYTES = 4096;
  private static final int BEATS = 0;
  private static final int STEP = 8;
  private static final int CALL = 16;

  private static final int FUNCTION_LENGTH = 24;
  private static final int FUNCTION = 32;

  /** The longest name of a function that is kept. */
  static final int FUNCTION_BYTES_MAX = 64;

  private static final int TASK = FUNCTION + FUNCTION_BYTES_MAX;

  private static final Call[] CALLS = Call.values();

  private final ByteBuffer page;
  private long beats;

  private ProgressPage(ByteBuffer page) {
    this.page = page.order(ByteOrder.nativeOrder());
  }

  /** A page in a new file. */
  public static ProgressPage create(Path file) throws IOException {
    return map(file, StandardOpenOption.CREATE_NEW);
  }

  /** The page of a file that is there. */
  public static ProgressPage open(Path file) throws IOException {
    return map(file, StandardOpenOption.READ);
  }

  private static ProgressPage map(Path file, StandardOpenOption how) throws IOException {
    Set<StandardOpenOption> options =
        EnumSet.of(how, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options)) {
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

  @Override
  public void goesOn() {
    page.putLong(BEATS, ++beats);
  }

  /** The thread that runs scenarios, as the system numbers it; 0 where nobody knows. */
  public void task(long number) {
    page.putLong(TASK, number);
  }

  /** Foreign code is in this function; the empty text: it has returned. */
  public void function(String name) {
    int length = Math.min(name.length(), FUNCTION_BYTES_MAX);
    for (int i = 0; i < length; i++) {
      page.put(FUNCTION + i, (byte) name.charAt(i));
    }
    page.putLong(FUNCTION_LENGTH, length);
  }

  // ---- the parent

  /** A number that changes as long as the child gets on. */
  public long beats() {
    return page.getLong(BEATS);
  }

  /** The thread that runs scenarios; 0 where nobody knows, or not yet. */
  public long task() {
    return page.getLong(TASK);
  }

  /** The step that was running last. */
  public int step() {
    return (int) page.getLong(STEP);
  }

  /**
   * What is being called: the function of foreign code if it is known, else the kind of call in
   * lower case; the empty text if nothing is.
   */
  public String called() {
    Call call = call();
    String function = function();
    if (call == Call.NONE || function.isEmpty()) {
      return call == Call.NONE ? "" : call.name().toLowerCase(Locale.ROOT);
    }
    return function;
  }

  /** Empty if none runs. */
  private String function() {
    long length = page.getLong(FUNCTION_LENGTH);
    if (length <= 0 || length > FUNCTION_BYTES_MAX) {
      return "";
    }
    byte[] name = new byte[(int) length];
    page.get(FUNCTION, name);
    String function = new String(name, StandardCharsets.US_ASCII);
    return function.matches("\\w+") ? function : "";
  }

  private Call call() {
    // A child whose memory is overwritten may have overwritten this as well.
    long ordinal = page.getLong(CALL);
    return ordinal >= 0 && ordinal < CALLS.length ? CALLS[(int) ordinal] : Call.NONE;
  }
}
