package org.ptck.spec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ptck.spec.model.OperationArbitraries.GEOMETRY;

import io.vavr.control.Either;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ptck.spec.fact.Operation;
import org.ptck.spec.fact.Permission;
import org.ptck.spec.fact.Rejection;
import org.ptck.spec.model.PinnedPages.Pinned;

/** What holds for every operation in every state. */
class SemanticsPropertyTest {

  private static final int PARENT = 0;
  private static final int CHILD = 25;

  private final Semantics semantics = new Semantics(GEOMETRY);

  @Property
  void everyOperationInEveryStateIsRefusedOrHasAnEffect(
      @ForAll("states") SystemState state, @ForAll("operations") Operation operation) {
    Either<Rejection, Effect> result = semantics.step(state, operation);

    assertThat(result.isLeft() || result.get() != null).isTrue();
    assertThat(result).isEqualTo(semantics.step(state, operation));
  }

  @Property
  void sem5_theModelNeverRunsOutOfMemory(
      @ForAll("states") SystemState state, @ForAll("operations") Operation operation) {
    Either<Rejection, Effect> result = semantics.step(state, operation);

    assertThat(result.isLeft() && result.getLeft() == Rejection.OUT_OF_MEMORY).isFalse();
  }

  @Property
  void sem1_aLoadReturnsTheLastStoreToItsPageThroughAnyAlias(
      @ForAll("lists") List<Operation> operations) {
    NaiveMemory naive = new NaiveMemory();
    SystemState state = SystemState.EMPTY;
    for (Operation operation : operations) {
      Either<Rejection, Effect> result = semantics.step(state, operation);
      if (result.isLeft()) {
        continue;
      }
      assertThat(result.get().loaded()).isEqualTo(naive.loaded(operation));
      naive.follow(operation);
      state = result.get().state();
    }
  }

  @Property
  void sem2_storesAfterAForkAreSeenOnOneSideOnly(
      @ForAll("states") SystemState any,
      @ForAll @LongRange(min = 0, max = 11) long page,
      @ForAll @IntRange(max = 1) int writer) {
    SystemState before = withParentWriting(any, page);
    Effect forked = semantics.step(before, new Operation.Fork(PARENT, CHILD)).get();
    int writing = writer == 0 ? PARENT : CHILD;
    int other = writer == 0 ? CHILD : PARENT;
    long address = page << GEOMETRY.pageShift();

    Operation write = new Operation.Write(writing, address, Long.MAX_VALUE);
    SystemState after = semantics.step(forked.state(), write).get().state();

    assertThat(after.space(other)).isEqualTo(before.space(PARENT));
    assertThat(after.stampAt(writing, page)).isEqualTo(Long.MAX_VALUE);
  }

  @Property
  void sem2_aForkedSpaceEqualsItsParent(@ForAll("states") SystemState any) {
    SystemState before = withParentWriting(any, 0);

    SystemState after = semantics.step(before, new Operation.Fork(PARENT, CHILD)).get().state();

    assertThat(after.space(CHILD)).isEqualTo(before.space(PARENT));
    assertThat(after.space(PARENT)).isSameAs(before.space(PARENT));
  }

  @Property
  void sem4_loadAndLazyChangeNothing(
      @ForAll("states") SystemState state, @ForAll @IntRange(max = 2) int space) {
    assertThat(semantics.step(state, new Operation.Lazy()).get().state()).isSameAs(state);
    semantics
        .step(state, new Operation.Load(space))
        .forEach(effect -> assertThat(effect.state()).isSameAs(state));
  }

  @Property
  void onlyTheSpacesOfAnOperationChange(
      @ForAll("states") SystemState state, @ForAll("operations") Operation operation) {
    SystemState after = semantics.step(state, operation).map(Effect::state).getOrElse(state);

    for (int space = 0; space <= Operation.SPACE_MAX; space++) {
      if (space != operation.space()
          && !(operation instanceof Operation.DeviceWrite)
          && !(operation instanceof Operation.Fork fork && fork.child() == space)) {
        assertThat(after.space(space)).isSameAs(state.space(space));
        assertThat(after.exists(space)).isEqualTo(state.exists(space));
      }
    }
  }

  @Property
  void onlyPagesMappedPrivatelyHaveContents(@ForAll("states") SystemState state) {
    state.spaces()
        .numbers()
        .mapToObj(state::space)
        .forEach(
            space -> assertThat(space.contents().pages())
                .allMatch(page -> space.mappings().at(page).exists(each -> !each.isShared())));
  }

  @Property
  void sem4_writeBackChangesNothing(@ForAll("states") SystemState state) {
    assertThat(semantics.step(state, new Operation.Sync(0)).get().state()).isSameAs(state);
  }

  @Property
  void sem3_aPinSeesThePrivatePageUntilItsSpaceLetsGoOfIt_andTheSamePageAfterwards(
      @ForAll("states") SystemState any, @ForAll("operations") Operation operation) {
    SystemState after = semantics.step(any, operation).map(Effect::state).getOrElse(any);

    boolean isStore =
        operation instanceof Operation.DeviceWrite
            || operation instanceof Operation.Write
            || operation instanceof Operation.CopyOut;
    for (int pin = 0; pin < any.pins().open().end(); pin++) {
      Pinned opened = any.pins().pinnedBy(pin);
      Pinned still = after.pins().pinnedBy(pin);
      if (opened != null && still != null && !isStore) {
        assertThat(after.stampOf(still)).isEqualTo(any.stampOf(opened));
      }
    }
  }

  @Property
  void pinsOnOnePageGoOnToSeeOnePage(
      @ForAll("states") SystemState any, @ForAll("operations") Operation operation) {
    SystemState after = semantics.step(any, operation).map(Effect::state).getOrElse(any);

    int end = any.pins().open().end();
    for (int one = 0; one < end; one++) {
      for (int other = 0; other < end; other++) {
        Pinned pinned = any.pins().pinnedBy(one);
        if (pinned != null
            && pinned.equals(any.pins().pinnedBy(other))
            && after.pins().isOpen(one)
            && after.pins().isOpen(other)) {
          assertThat(after.pins().pinnedBy(one)).isEqualTo(after.pins().pinnedBy(other));
        }
      }
    }
  }

  @Provide
  Arbitrary<SystemState> states() {
    return OperationArbitraries.states();
  }

  @Provide
  Arbitrary<Operation> operations() {
    return OperationArbitraries.operations();
  }

  @Provide
  Arbitrary<List<Operation>> lists() {
    return OperationArbitraries.operationLists();
  }

  /** The state, made one in which the parent may write the page and the child does not exist. */
  private SystemState withParentWriting(SystemState any, long page) {
    long address = page << GEOMETRY.pageShift();
    SystemState state = any;
    for (Operation operation : List.of(
        new Operation.Exit(CHILD),
        new Operation.Spawn(PARENT),
        new Operation.Unmap(PARENT, address, 1),
        new Operation.Map(PARENT, address, 1, Permission.READ_WRITE, 0),
        new Operation.Protect(PARENT, address, 1, Permission.READ_WRITE))) {
      state = semantics.step(state, operation).map(Effect::state).getOrElse(state);
    }
    return state;
  }
}
