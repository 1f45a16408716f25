package org.ptck.spec.arch;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a page-table tree: its levels, page size and the addresses of user code. Immutable.
 *
 * <p>Level 0 is the level of leaf tables (PTE); the root is level {@code levelCount() - 1}. No rule
 * and no implementation names a number that a geometry owns.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Geometry {

  /** The fewest pages that user code may have: scenarios need that many. */
  public static final int USER_PAGE_COUNT_MIN = 64;

  private static final int ID_COUNT = 64;

  private final String name;
  private final Architecture architecture;
  private final List<Level> levels;
  private final int pageShift;
  private final UserRange userRange;
  private final int idCount;
  private final @Nullable Geometry whole;
  private final int[] shifts;
  private final int[] indexMasks;
  private final int[] entryShifts;

  /** A geometry with ids for as many spaces as there can be at a time. */
  public Geometry(
      String name,
      Architecture architecture,
      List<Level> levels,
      int pageShift,
      long addressLast) {
    this(name, architecture, levels, pageShift, addressLast, ID_COUNT);
  }

  /**
   * A geometry.
   *
   * @param name the name users give on the command line and in scenario files
   * @param architecture the meaning of entries
   * @param levels the levels, leaf tables first, root last; 2 to 5
   * @param pageShift log2 of the page size in bytes
   * @param addressLast the last valid user address
   * @param idCount the number of address-space ids, on a machine with few CPUs; at least 2
   */
  public Geometry(
      String name,
      Architecture architecture,
      List<Level> levels,
      int pageShift,
      long addressLast,
      int idCount) {
    this(name, architecture, levels, pageShift, new UserRange(0, addressLast), idCount, null);
  }

  private Geometry(
      String name,
      Architecture architecture,
      List<Level> levels,
      int pageShift,
      UserRange userRange,
      int idCount,
      @Nullable Geometry whole) {
    if (levels.size() < 2 || levels.size() > 5) {
      throw new IllegalArgumentException("2 to 5 levels expected, not " + levels.size());
    }
    this.name = name;
    this.architecture = architecture;
    this.levels = List.copyOf(levels);
    this.pageShift = pageShift;
    this.userRange = userRange;
    this.idCount = idCount;
    this.whole = whole;
    this.shifts = new int[levels.size()];
    this.indexMasks = new int[levels.size()];
    this.entryShifts = new int[levels.size()];
    int shift = pageShift;
    for (int level = 0; level < levels.size(); level++) {
      shifts[level] = shift;
      indexMasks[level] = levels.get(level).entryCount() - 1;
      entryShifts[level] = levels.get(level).entryBytes() == 8 ? 3 : 2;
      shift += levels.get(level).indexBits();
    }
    long addressLast = userRange.last();
    if (addressLast <= 0 || (shift < 63 && addressLast >= 1L << shift)) {
      throw new IllegalArgumentException(
          "last address 0x%x does not fit into %d address bits".formatted(addressLast, shift));
    }
  }

  /** The name users give on the command line and in scenario files. */
  public String name() {
    return name;
  }

  /** The meaning of entries. */
  public Architecture architecture() {
    return architecture;
  }

  /** The levels, leaf tables first. */
  public List<Level> levels() {
    return levels;
  }

  /** The number of levels; 2 to 5. */
  public int levelCount() {
    return shifts.length;
  }

  /** The level of the root table. */
  public int rootLevel() {
    return shifts.length - 1;
  }

  /** The number of entries in a table of the level. */
  public int entryCount(int level) {
    return indexMasks[level] + 1;
  }

  /** The size of a table of the level in bytes. */
  public int tableBytes(int level) {
    return entryCount(level) << entryShifts[level];
  }

  /** The size of the largest table in bytes; a power of two. */
  public int tableBytesMax() {
    return levels.stream().mapToInt(Level::tableBytes).max().orElseThrow();
  }

  /** Log2 of the size in bytes of an entry of the level; 2 or 3. */
  public int entryShift(int level) {
    return entryShifts[level];
  }

  /** The number of entries that may form one contiguous block at the level; 1 where none may. */
  public int contiguousRun(int level) {
    return levels.get(level).contiguousRun();
  }

  /** Log2 of the page size in bytes. */
  public int pageShift() {
    return pageShift;
  }

  /** The page size in bytes. */
  public long pageBytes() {
    return 1L << pageShift;
  }

  /** The first valid user address. */
  public long addressFirst() {
    return userRange.first();
  }

  /** The last valid user address. */
  public long addressLast() {
    return userRange.last();
  }

  /** All valid user addresses. */
  public UserRange userRange() {
    return userRange;
  }

  /** Whether user code has the address. */
  public boolean isUserAddress(long address) {
    return userRange.contains(address);
  }

  /**
   * The same geometry for an implementation whose user code has fewer addresses: the rest of the
   * tree is its kernel's.
   *
   * @throws IllegalArgumentException when the range is none of whole pages within the user range of
   *   this geometry; its message says what is wrong, and what to do
   */
  public Geometry within(UserRange range) {
    if (range.equals(userRange)) {
      return this;
    }
    check(range);
    return new Geometry(
        name, architecture, levels, pageShift, range, idCount, whole());
  }

  private void check(UserRange range) {
    long offsetMask = pageBytes() - 1;
    if (range.first() < userRange.first()
        || range.last() > userRange.last()
        || range.last() < 0) {
      throw new IllegalArgumentException(
          "the user range, %s, is not within that of %s, %s: give addresses of user code"
              .formatted(range, name, userRange));
    }
    if (range.first() > range.last()) {
      throw new IllegalArgumentException(
          "the first user address, 0x%x, is beyond the last, 0x%x: exchange them"
              .formatted(range.first(), range.last()));
    }
    if ((range.first() & offsetMask) != 0 || (range.last() & offsetMask) != offsetMask) {
      throw new IllegalArgumentException(
          "the user range, %s, is not one of whole pages of 0x%x bytes: give the first byte of its first page and the last byte of its last"
              .formatted(range, pageBytes()));
    }
    if ((range.last() - range.first()) >>> pageShift < USER_PAGE_COUNT_MIN - 1) {
      throw new IllegalArgumentException(
          "the user range, %s, has fewer than the %d pages that scenarios need: give more"
              .formatted(range, USER_PAGE_COUNT_MIN));
    }
  }

  /** Whether user code has some address from the one to the other, both included. */
  public boolean meetsUserRange(long from, long to) {
    return from <= userRange.last() && to >= userRange.first();
  }

  /** Whether user code has every address from the one to the other, both included. */
  public boolean isUserRange(long from, long to) {
    return from >= userRange.first() && to <= userRange.last();
  }

  /** The geometry with all the addresses that its architecture gives user code. */
  public Geometry whole() {
    return whole == null ? this : whole;
  }

  /** Whether user code has fewer addresses than the architecture gives it. */
  public boolean isNarrowed() {
    return whole != null;
  }

  /**
   * The number of ids that tag translations (ASID, PCID), on a machine with few CPUs. Real ones
   * have 8 to 16 bits of them; fewer make ids come round in short scenarios.
   */
  public int idCount() {
    return idCount;
  }

  /** Whether there can be more spaces than ids, so that ids come round. */
  public boolean isShortOfIds() {
    return idCount < ID_COUNT;
  }

  /** The number of bytes that one entry of the level spans. */
  public long spanBytes(int level) {
    return 1L << shifts[level];
  }

  /** The number of bytes that a table of the level spans. */
  public long tableSpanBytes(int level) {
    return (long) entryCount(level) << shifts[level];
  }

  /**
   * The first address that an entry of the level translates, counted from the first that its table
   * does.
   *
   * @param offset where the entry stands in the table, in bytes
   */
  public long span(int level, long offset) {
    return offset >>> entryShifts[level] << shifts[level];
  }

  /** Log2 of the number of bytes that one entry of the level spans. */
  public int spanShift(int level) {
    return shifts[level];
  }

  /** The index, within a table of the level, of the entry that translates the address. */
  public int index(int level, long address) {
    return (int) (address >>> shifts[level]) & indexMasks[level];
  }

  /** The physical address of the entry that translates {@code address} in the table given. */
  public long entryAddress(int level, long table, long address) {
    return table + ((long) index(level, address) << entryShifts[level]);
  }

  /**
   * What user code may do through the entry of that number in a root table, as far as its place
   * goes: {@link UserAccess#OUTSIDE} if it translates no address of the user range, else
   * {@link UserAccess#WRITE}.
   */
  public UserAccess rootAccess(int index) {
    return place(rootLevel(), (long) index << shifts[rootLevel()]);
  }

  /**
   * What user code may do through an entry of the level that translates addresses from that one on,
   * as far as its place goes: {@link UserAccess#OUTSIDE} if none of them is of the user range, else
   * {@link UserAccess#WRITE}.
   */
  public UserAccess place(int level, long address) {
    return meetsUserRange(address, address + (spanBytes(level) - 1))
        ? UserAccess.WRITE
        : UserAccess.OUTSIDE;
  }

  /** Whether a range of whole pages lies at page boundaries and within the user range. */
  public boolean isRange(long address, long pageCount) {
    return (address & (pageBytes() - 1)) == 0
        && pageCount > 0
        && isUserAddress(address)
        && pageCount <= ((userRange.last() - address) >>> pageShift) + 1;
  }

  @Override
  public String toString() {
    return name;
  }
}
