package org.ptck.conformance.scenario;

/** The kinds of event, and of object, at which something may be made to happen meanwhile. */
public enum AnchorKind {
  /** Software reads the entry that translates an address. */
  READ("read", Subject.ENTRY),
  /** Software changes the entry that translates an address. */
  WRITE("write", Subject.ENTRY),
  /** Translations are invalidated. */
  INVALIDATE("invalidate", Subject.NONE),
  /** The dirty mark of the folio that caches a page of a file is set or taken. */
  DIRTY("dirty", Subject.FILE_PAGE),
  /** The data of the folio that caches a page of a file is taken for write-back. */
  TAKE("take", Subject.FILE_PAGE),
  /** The data that was taken becomes durable. */
  STORE("store", Subject.FILE_PAGE),
  /** A lock is released. */
  UNLOCK("unlock", Subject.NONE);

  private final String word;
  private final Subject subject;

  AnchorKind(String word, Subject subject) {
    this.word = word;
    this.subject = subject;
  }

  /** The word that stands for it in scenario files. */
  public String word() {
    return word;
  }

  /** What the event is about. */
  public Subject subject() {
    return subject;
  }

  /** What an event may be about, named by the part it plays. */
  public enum Subject {
    /** Nothing in particular. */
    NONE(""),
    /** The entry of the lowest level that translates an address of a space. */
    ENTRY("pte"),
    /** The folio that caches a page of a file. */
    FILE_PAGE("file");

    private final String word;

    Subject(String word) {
      this.word = word;
    }

    /** The word that stands for it in scenario files; empty for nothing. */
    public String word() {
      return word;
    }
  }
}
