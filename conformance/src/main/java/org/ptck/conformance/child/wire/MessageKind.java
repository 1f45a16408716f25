package org.ptck.conformance.child.wire;

/** What a message is. The comment of each says what follows the kind. */
public enum MessageKind {
  /** Child, once: it is ready. A {@link Description}. */
  HELLO,
  /** Child, once: its host cannot be used. A sentence. */
  REFUSED,
  /** Parent: make an executor. A {@link Task}. */
  OPEN,
  /** Child: there is one. An {@link Answer} about nothing. */
  OPENED,
  /** Parent: run. A {@link Question}. */
  RUN,
  /** Parent: run and write a trace. A {@link Question}. */
  RECORD,
  /** Parent: run and see what could meet its steps. A {@link Question}. */
  DRY_RUN,
  /** Parent: run once more and compare. A {@link Question}. */
  AGAIN,
  /** Child, in the middle of a run: a rule was just violated. An {@link Answer}. */
  VIOLATED,
  /** Child: what came of it. An {@link Answer}. */
  ANSWER,
  /** Child: the kit itself failed. A sentence. */
  FAILED
}
