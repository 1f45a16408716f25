package org.ptck.conformance.report;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes files that are there in full or not at all: a full disk leaves neither an empty file nor
 * half of one, and an older file of the name gives way only to a whole one.
 */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes text to a file in a directory that exists. What is no plain file, such as a terminal or
   * a pipe, is written to as it stands.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static void write(Path file, String text) throws IOException {
    if (Files.isDirectory(file)) {
      throw new NotAFile(file);
    }
    // Behind a link is the file that is meant.
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.writeString(target, text);
      return;
    }
    Path draft =
        target.resolveSibling(
            ".%s.%d-%d.draft"
                .formatted(
                    target.getFileName(),
                    ProcessHandle.current().pid(),
                    Thread.currentThread().threadId()));
    try {
      Files.writeString(draft, text);
      replace(target, draft);
    } catch (AccessDeniedException e) {
      if (!Files.isWritable(target)) {
        throw e;
      }
      // The file may be written to, its directory may not.
      Files.writeString(target, text);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void replace(Path target, Path draft) throws IOException {
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What went wrong with a file, in words: the messages of many exceptions are only a path. */
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file or directory";
      case AccessDeniedException _ -> "permission denied";
      case FileAlreadyExistsException _ -> "a file is in the way";
      case NotDirectoryException _ -> "it is not a directory";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }

  /**
   * Whether another name would do: what was asked for cannot be a file. Otherwise the name is good,
   * and the device is full or broken.
   */
  public static boolean isMisnamed(IOException e) {
    return switch (e) {
      case NoSuchFileException _, AccessDeniedException _, FileAlreadyExistsException _, NotDirectoryException _, NotAFile _ ->
          true;
      case FileSystemException f -> "Not a directory".equals(f.getReason());
      default -> false;
    };
  }

  /** A directory bears the name of what should be a file. */
  private static final class NotAFile extends FileSystemException {
    private static final long serialVersionUID = 1L;

    NotAFile(Path file) {
      super(file.toString(), null, "it is a directory");
    }
  }
}
