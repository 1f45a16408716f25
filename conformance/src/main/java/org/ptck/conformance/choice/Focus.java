package org.ptck.conformance.choice;

/** What was changed last, and how many accesses should meet it. */
final class Focus {

  int space;
  int peer;
  int window;
  long pages;
  int touchesDue;

  /** Pages of a window were changed in a space, and in another one, which may be the same. */
  void on(int newSpace, int newPeer, int newWindow, long newPages, int touches) {
    space = newSpace;
    peer = newPeer;
    window = newWindow;
    pages = newPages;
    touchesDue = touches;
  }
}
