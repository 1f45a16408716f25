package org.ptck.spec.rule.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ptck.spec.fact.MemoryManager;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.rule.Detail;
import org.ptck.spec.rule.account.Conduct;
import org.ptck.spec.rule.account.Observation;

/** The facts about a failed result or behaviour. */
final class ResultDetails {

  private ResultDetails() {}

  static List<Detail> of(Observation seen) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("operation", seen.operation().toString()));
    details.add(new Detail("the model", answer(seen.expected())));
    details.add(new Detail("the implementation", answer(seen.answered())));
    if (seen.allocationFailed()) {
      details.add(new Detail("allocations", "one or more failed"));
    }
    Observation.Difference difference = seen.differing();
    if (difference != null) {
      details.add(
          difference.space() < 0
              ? new Detail("on", "storage")
              : Detail.of("space", difference.space()));
      details.add(Detail.address("address", difference.address()));
      details.add(Detail.stamp("expected", difference.expected()));
      details.add(Detail.stamp("found", difference.found()));
    }
    return List.copyOf(details);
  }

  static List<Detail> of(Conduct conduct) {
    List<Detail> details = new ArrayList<>();
    Throwable thrown = conduct.thrown();
    if (thrown != null) {
      details.add(new Detail("threw", thrown.getClass().getName()));
      details.add(new Detail("message", Objects.requireNonNullElse(thrown.getMessage(), "none")));
      if (thrown.getStackTrace().length > 0) {
        details.add(new Detail("at", thrown.getStackTrace()[0].toString()));
      }
    }
    Conduct.Walk walk = conduct.walk();
    if (walk != null) {
      details.add(Detail.of("space", walk.space()));
      details.add(Detail.address("address", walk.address()));
      details.add(physical("the implementation finds", walk.answered()));
      details.add(physical("hardware reaches", walk.reached()));
    }
    switch (conduct.kind()) {
      case ANSWERED_NULL -> details.add(new Detail("returned", "null"));
      case HUNG -> details
          .add(new Detail("hung", "no event and no return within the bound of processor time"));
      case ACCESS_FAULTED_ON ->
          details.add(new Detail("access", "faulted more often than the bound"));
      case NOT_REPEATED ->
          details.add(new Detail("second run", "made other events than the first"));
      case RETURNED, THREW, ACCESS_SUCCEEDED, REPEATED, TRANSLATED, MISTRANSLATED -> {}
    }
    return List.copyOf(details);
  }

  private static Detail physical(String key, long address) {
    return address == MemoryManager.NO_TRANSLATION
        ? new Detail(key, "nothing")
        : Detail.address(key, address);
  }

  private static String answer(@Nullable Rejection rejection) {
    return rejection == null ? "accepts" : "refuses: " + rejection;
  }
}
