package org.ptck.conformance.schedule;

import java.util.Arrays;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind;

/**
 * Meetings as they are seen, in columns that serve one run after the other: most are never asked
 * for, and only what is becomes an object.
 */
final class MeetingLog implements Meetings {

  private static final AnchorKind[] KINDS = AnchorKind.values();
  private static final int SPARE_COUNT = 64;

  private int stepCount;
  private int step;

  /**
   * By step, where its events and notes begin, where the notes end, and of which kinds they are.
   */
  private int[] eventFirst = new int[SPARE_COUNT];
  private int[] noteFirst = new int[SPARE_COUNT];
  private int[] noteEnd = new int[SPARE_COUNT];
  private int[] kinds = new int[SPARE_COUNT];

  private int eventCount;
  private byte[] eventKind = new byte[SPARE_COUNT];
  private int[] owner = new int[SPARE_COUNT];
  private long[] place = new long[SPARE_COUNT];

  private int noteCount;
  private int[] event = new int[SPARE_COUNT];
  private int[] cpu = new int[SPARE_COUNT];
  private int[] space = new int[SPARE_COUNT];
  private long[] address = new long[SPARE_COUNT];
  private byte[] noteKinds = new byte[SPARE_COUNT];

  /** Forgets everything; a scenario of so many steps is going to run. */
  void reset(int newStepCount) {
    stepCount = newStepCount;
    step = 0;
    eventCount = 0;
    noteCount = 0;
    if (kinds.length < stepCount) {
      eventFirst = new int[stepCount];
      noteFirst = new int[stepCount];
      noteEnd = new int[stepCount];
      kinds = new int[stepCount];
    }
    Arrays.fill(noteFirst, 0, stepCount, 0);
    Arrays.fill(noteEnd, 0, stepCount, 0);
    Arrays.fill(kinds, 0, stepCount, 0);
  }

  /** The step begins; what was seen of it before, if it is the last that began, counts no more. */
  void begin(int newStep) {
    step = newStep;
    eventFirst[step] = eventCount;
    noteFirst[step] = noteCount;
    noteEnd[step] = noteCount;
    kinds[step] = 0;
  }

  /** How many meetings were seen in the step that began last. */
  int count() {
    return noteCount - noteFirst[step];
  }

  /** An event of the step, of the kind and of that object. */
  void event(AnchorKind kind, int newOwner, long newPlace) {
    if (eventCount == eventKind.length) {
      eventKind = Arrays.copyOf(eventKind, 2 * eventCount);
      owner = Arrays.copyOf(owner, 2 * eventCount);
      place = Arrays.copyOf(place, 2 * eventCount);
    }
    eventKind[eventCount] = (byte) kind.ordinal();
    owner[eventCount] = newOwner;
    place[eventCount++] = newPlace;
  }

  /** An access by another CPU that could meet the last event. */
  void note(int byCpu, int ofSpace, long atAddress, boolean isNear, boolean isTelling) {
    if (noteCount == event.length) {
      event = Arrays.copyOf(event, 2 * noteCount);
      cpu = Arrays.copyOf(cpu, 2 * noteCount);
      space = Arrays.copyOf(space, 2 * noteCount);
      address = Arrays.copyOf(address, 2 * noteCount);
      noteKinds = Arrays.copyOf(noteKinds, 2 * noteCount);
    }
    int kindsOfNote = MeetingKind.mask(isNear, isTelling);
    event[noteCount] = eventCount - 1;
    cpu[noteCount] = byCpu;
    space[noteCount] = ofSpace;
    address[noteCount] = atAddress;
    noteKinds[noteCount] = (byte) kindsOfNote;
    noteEnd[step] = ++noteCount;
    kinds[step] |= kindsOfNote;
  }

  @Override
  public int stepCount() {
    return stepCount;
  }

  @Override
  public boolean has(int ofStep, MeetingKind kind) {
    return kind.isIn(kinds[ofStep]);
  }

  @Override
  public int count(int ofStep, MeetingKind kind) {
    int found = 0;
    for (int note = noteFirst[ofStep]; note < noteEnd[ofStep]; note++) {
      found += kind.isIn(noteKinds[note]) ? 1 : 0;
    }
    return found;
  }

  @Override
  public Anchored at(int ofStep, MeetingKind kind, int n) {
    int left = n;
    for (int note = noteFirst[ofStep]; note < noteEnd[ofStep]; note++) {
      if (kind.isIn(noteKinds[note]) && left-- == 0) {
        return anchored(ofStep, note);
      }
    }
    throw new IndexOutOfBoundsException(n);
  }

  private Anchored anchored(int ofStep, int note) {
    return new Anchored(
        anchor(eventFirst[ofStep], event[note]),
        cpu[note],
        space[note],
        address[note],
        MeetingKind.NEAR.isIn(noteKinds[note]),
        MeetingKind.TELLING.isIn(noteKinds[note]));
  }

  /** The event, counted among those of its step of the same kind and object. */
  private Anchor anchor(int first, int number) {
    int ordinal = 1;
    for (int other = first; other < number; other++) {
      boolean isAlike =
          eventKind[other] == eventKind[number]
              && owner[other] == owner[number]
              && place[other] == place[number];
      ordinal += isAlike ? 1 : 0;
    }
    return new Anchor(KINDS[eventKind[number]], owner[number], place[number], ordinal);
  }
}
