package org.ptck.spec.rule.watch;

import org.ptck.spec.fact.view.ThingVisitor;
import org.ptck.spec.rule.Moment;
import org.ptck.spec.rule.Subject;

/**
 * What is to be looked at, and when, of the things that an event touched; what no check is about is
 * left alone.
 */
final class Visit implements ThingVisitor {

  private final Looker looker;
  private final boolean looksAtPages;
  private final boolean looksAtBlocks;
  private final boolean looksAtLinkedEntries;
  private final boolean looksAtLinks;
  private final boolean looksAtSpaces;
  private final boolean looksAtPins;

  Visit(CheckTable checks, Looker looker) {
    this.looker = looker;
    this.looksAtPages = checks.states(Subject.PAGE, Moment.EVERY_EVENT).length > 0;
    this.looksAtBlocks = checks.states(Subject.BLOCK, Moment.QUIESCENT).length > 0;
    this.looksAtLinkedEntries =
        checks.states(Subject.LINKED_ENTRY, Moment.QUIESCENT).length > 0;
    this.looksAtLinks = checks.states(Subject.LINKS, Moment.OPERATION_END).length > 0;
    this.looksAtPins = checks.states(Subject.PIN, Moment.OPERATION_END).length > 0;
    // Whoever touches the space of a pin may be about to change what the pin is asked for.
    this.looksAtSpaces =
        looksAtPins || checks.states(Subject.SPACE, Moment.OPERATION_END).length > 0;
  }

  @Override
  public void page(long page) {
    looker.note(Subject.PAGE, page);
  }

  @Override
  public void mappedPage(long page, long entry) {
    looker.noteMapped(page, entry);
  }

  @Override
  public boolean data(long page) {
    return !looksAtPages || looker.look(Subject.PAGE, page);
  }

  @Override
  public boolean folio(long folio) {
    looker.note(Subject.FOLIO, folio);
    return looker.look(Subject.FOLIO, folio);
  }

  @Override
  public boolean freedFolio(long folio) {
    return looker.look(Subject.FOLIO, folio);
  }

  @Override
  public void entry(long entry) {
    looker.note(Subject.ENTRY, entry);
  }

  @Override
  public void linkedEntry(long entry) {
    if (looksAtLinkedEntries) {
      looker.note(Subject.LINKED_ENTRY, entry);
    }
  }

  @Override
  public void told(long entry) {
    looker.noteTold(entry);
  }

  @Override
  public boolean unlinked(int file, int space, long entry) {
    return looker.unlinked(file, space, entry);
  }

  @Override
  public void block(long block) {
    if (looksAtBlocks) {
      looker.note(Subject.BLOCK, block);
    }
  }

  @Override
  public void table(long table) {
    looker.note(Subject.TABLE, table);
  }

  @Override
  public boolean reached(long table) {
    return looker.look(Subject.TABLE, table);
  }

  @Override
  public void space(int space) {
    if (looksAtSpaces) {
      looker.note(Subject.SPACE, space);
    }
  }

  @Override
  public void links(int space) {
    if (looksAtLinks) {
      looker.note(Subject.LINKS, space);
    }
  }

  @Override
  public void pin(int pin) {
    if (looksAtPins) {
      looker.note(Subject.PIN, pin);
    }
  }

  @Override
  public boolean asksForSpaces() {
    return looksAtSpaces;
  }

  @Override
  public boolean asksForUnlinked() {
    return looksAtLinkedEntries;
  }
}
