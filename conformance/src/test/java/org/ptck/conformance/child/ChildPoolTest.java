package org.ptck.conformance.child;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ptck.conformance.child.host.HostName;
import org.ptck.conformance.drive.Heartbeat;

/** Once a child has died, others wait that were started ahead. */
class ChildPoolTest {

  private final Heartbeat heartbeat = new Heartbeat();
  private final Set<Long> before = children();

  @Test
  void afterADeath_oneStartedAheadIsNext_andNoneIsLeftAtTheEnd() throws Exception {
    Set<Long> startedAhead;
    try (ChildPool pool = pool()) {
      lose(pool);
      long second = pool.takeFresh(heartbeat).pid();
      startedAhead = started();
      startedAhead.remove(second);

      assertThat(startedAhead).hasSize(1).contains(pool.takeFresh(heartbeat).pid());
      startedAhead = started();
      assertThat(startedAhead).hasSize(4);
    }
    for (long each : startedAhead) {
      awaitEnd(each);
    }
  }

  @Test
  void oneStartedAheadThatDied_isReplaced() throws Exception {
    try (ChildPool pool = pool()) {
      lose(pool);
      long second = pool.takeFresh(heartbeat).pid();
      Set<Long> dead = started();
      dead.remove(second);
      for (long each : dead) {
        ProcessHandle.of(each).ifPresent(ProcessHandle::destroyForcibly);
        awaitEnd(each);
      }

      ChildProcess third = pool.takeFresh(heartbeat);

      assertThat(third.isAlive()).isTrue();
      assertThat(dead).isNotEmpty().doesNotContain(third.pid());
    }
  }

  private static ChildPool pool() {
    return new ChildPool(HostName.of(ReferenceHost.class, ""));
  }

  private void lose(ChildPool pool) throws Exception {
    ChildProcess first = pool.takeFresh(heartbeat);
    pool.bury(first);
    awaitEnd(first.pid());
  }

  private Set<Long> started() {
    Set<Long> all = children();
    all.removeAll(before);
    return all;
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(toSet());
  }

  private static void awaitEnd(long pid) throws Exception {
    var process = ProcessHandle.of(pid);
    if (process.isPresent()) {
      process.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
