package org.ptck.conformance.foreign.call;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.Sharing;
import org.ptck.spec.model.Backing;
import org.ptck.spec.model.Mapping;

/** Calls with which a library asks the book of mappings that it was lent. */
final class BookCalls {

  private static final StructLayout LAYOUT = Layouts.MAPPING;

  private final Guard guard;
  private @Nullable MappingBook book;

  /** Calls of a library that has been lent no book yet. */
  BookCalls(Guard guard) {
    this.guard = guard;
  }

  /** From now on this book is asked. */
  void lend(MappingBook lent) {
    book = lent;
  }

  /** {@code mapping_at}; called from C, as is the next. */
  boolean at(int space, long address, MemorySegment mapping) {
    return answer("mapping_at", mapping, lent -> lent.at(space, address));
  }

  /** {@code mapping_next}. */
  boolean next(int space, long address, MemorySegment mapping) {
    return answer("mapping_next", mapping, lent -> lent.next(space, address));
  }

  /** A look into the book. */
  private interface Look {
    @Nullable Mapping in(MappingBook book);
  }

  private boolean answer(String call, MemorySegment out, Look look) {
    if (guard.isQuiet()) {
      return false;
    }
    MappingBook asked = book;
    if (asked == null) {
      guard.giveUp(call + ": no book was lent: add the word LENT_BOOK to the capabilities");
      return false;
    }
    if (out.address() == 0) {
      guard.giveUp(call + ": the mapping is NULL: give the address of a struct ptck_mapping");
      return false;
    }
    int size = out.get(JAVA_INT, CStruct.offset(LAYOUT, "size"));
    if (size < CStruct.offset(LAYOUT, "order")) {
      guard.giveUp(
          "%s: the size of the mapping is %s: set it to sizeof(struct ptck_mapping)"
              .formatted(call, Integer.toUnsignedString(size)));
      return false;
    }
    Mapping found = look.in(asked);
    if (found != null) {
      write(found, asked.pageShift(), out, size);
    }
    return found != null;
  }

  private static void write(Mapping mapping, int pageShift, MemorySegment out, int size) {
    long file = -1;
    long fileIndex = 0;
    Sharing sharing = Sharing.PRIVATE;
    if (mapping.backing() instanceof Backing.FilePages pages) {
      file = pages.file();
      fileIndex = pages.fileIndex();
      sharing = pages.sharing();
    }
    put(out, size, "permission", mapping.permission().ordinal());
    put(out, size, "address", mapping.startPage() << pageShift);
    put(out, size, "page_count", mapping.pageCount());
    put(out, size, "order", mapping.order());
    put(out, size, "sharing", sharing.ordinal());
    put(out, size, "file_index", fileIndex);
    put(out, size, "file", file);
  }

  /** Writes a member, unless the struct was shorter when the library was compiled. */
  private static void put(MemorySegment out, int size, String member, long value) {
    MemoryLayout type = LAYOUT.select(MemoryLayout.PathElement.groupElement(member));
    long offset = CStruct.offset(LAYOUT, member);
    if (offset + type.byteSize() > size) {
      return;
    }
    if (type.byteSize() == Long.BYTES) {
      out.set(JAVA_LONG, offset, value);
    } else {
      out.set(JAVA_INT, offset, (int) value);
    }
  }
}
