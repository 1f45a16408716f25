package org.ptck.conformance.child;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a child has printed: what is loaded says something, and Java its last words. */
final class Output implements AutoCloseable {

  private static final long SIZE_BYTES_MAX = 1 << 20;
  private static final int TAIL_BYTES = 1 << 18;
  private static final int LINE_COUNT_MAX = 3;
  private static final int LINE_LENGTH_MAX = 200;

  private final FileChannel file;

  private Output(FileChannel file) {
    this.file = file;
  }

  /** The output in a file, which is made; it may be removed from its directory at any time. */
  static Output in(Path path) throws IOException {
    return new Output(
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE));
  }

  /** Forgets what was printed so far, if that is much. */
  void keepSmall() {
    try {
      if (sizeBytes() > SIZE_BYTES_MAX) {
        file.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The length of what was printed, as far as it is kept. */
  long sizeBytes() {
    try {
      return file.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of it. */
  String tail() {
    try {
      long size = file.size();
      long from = Math.max(0, size - TAIL_BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) (size - from));
      int count = 0;
      while (count >= 0 && bytes.hasRemaining()) {
        count = file.read(bytes, from + bytes.position());
      }
      return UTF_8.decode(bytes.flip()).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last lines of a text that are not empty, made fit to be shown. */
  static List<String> lastLines(String text) {
    List<String> lines =
        text.lines()
            .map(line -> line.replaceAll("[^\\x20-\\x7e\\xa0-\\uffff]", "?").strip())
            .filter(line -> !line.isEmpty())
            .map(line -> line.substring(0, Math.min(line.length(), LINE_LENGTH_MAX)))
            .toList();
    return lines.subList(Math.max(0, lines.size() - LINE_COUNT_MAX), lines.size());
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
