package org.ptck.conformance.minimize;

import java.util.function.IntUnaryOperator;
import org.ptck.conformance.scenario.Anchor;
import org.ptck.conformance.scenario.AnchorKind.Subject;
import org.ptck.conformance.scenario.Meanwhile;
import org.ptck.conformance.scenario.Step;
import org.ptck.spec.fact.Operation;

/** Gives spaces other names. */
final class Renaming {

  private Renaming() {}

  /** The step, and what happens in the middle of it, about spaces of other names. */
  static Step of(Step step, IntUnaryOperator names) {
    Step renamed = step.doing(of(step.operation(), names));
    Meanwhile meanwhile = step.meanwhile();
    return meanwhile == null ? renamed : renamed.meanwhile(of(meanwhile, names));
  }

  private static Meanwhile of(Meanwhile meanwhile, IntUnaryOperator names) {
    Anchor anchor = meanwhile.anchor();
    Meanwhile renamed = meanwhile.doing(of(meanwhile.access(), names));
    return anchor.kind().subject() == Subject.ENTRY
        ? renamed.at(anchor.at(names.applyAsInt(anchor.owner()), anchor.place()))
        : renamed;
  }

  private static Operation of(Operation operation, IntUnaryOperator names) {
    int space = names.applyAsInt(operation.space());
    return switch (operation) {
      case Operation.Spawn _ -> new Operation.Spawn(space);
      case Operation.Exit _ -> new Operation.Exit(space);
      case Operation.Map(_, long address, long pageCount, var permission, int folioOrder) ->
          new Operation.Map(space, address, pageCount, permission, folioOrder);
      case Operation.MapFile map ->
          new Operation.MapFile(
              space,
              map.address(),
              map.pageCount(),
              map.permission(),
              map.order(),
              map.sharing(),
              map.file(),
              map.fileIndex());
      case Operation.Unmap(_, long address, long pageCount) ->
          new Operation.Unmap(space, address, pageCount);
      case Operation.Protect(_, long address, long pageCount, var permission) ->
          new Operation.Protect(space, address, pageCount, permission);
      case Operation.Move(_, long address, long pageCount, long target) ->
          new Operation.Move(space, address, pageCount, target);
      case Operation.Discard(_, long address, long pageCount) ->
          new Operation.Discard(space, address, pageCount);
      case Operation.Fork(_, int child) -> new Operation.Fork(space, names.applyAsInt(child));
      case Operation.Read(_, long address) -> new Operation.Read(space, address);
      case Operation.Write(_, long address, long stamp) ->
          new Operation.Write(space, address, stamp);
      case Operation.Pin(int pin, _, long address, var access) ->
          new Operation.Pin(pin, space, address, access);
      case Operation.Load _ -> new Operation.Load(space);
      case Operation.Sync _, Operation.Unpin _, Operation.Lazy _ -> operation;
      case Operation.DeviceRead _, Operation.DeviceWrite _ -> operation;
    };
  }
}
