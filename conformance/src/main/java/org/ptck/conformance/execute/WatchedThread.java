package org.ptck.conformance.execute;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ptck.conformance.drive.Heartbeat;

/** A thread of this process that runs scenarios. */
final class WatchedThread implements Watched {

  private final Heartbeat heartbeat;
  private final Thread thread;

  /** Where the system says what the thread is doing; null where it does not, or not yet. */
  private volatile @Nullable Path state;

  WatchedThread(Heartbeat heartbeat, Runnable work, long stackBytes) {
    this.heartbeat = heartbeat;
    this.thread = new Thread(null, () -> run(work), "ptck-run", stackBytes);
  }

  /** Begins the work. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run(Runnable work) {
    state = TaskState.ownPlace();
    work.run();
  }

  @Override
  public long beats() {
    return heartbeat.count();
  }

  @Override
  public boolean isForeign() {
    return heartbeat.isForeign();
  }

  @Override
  public long computedNanos() {
    return OwnProcessor.computedNanos(thread);
  }

  @Override
  public boolean isHeldUp() {
    Path place = state;
    return place != null && TaskState.isHeldUp(place);
  }
}
