package org.ptck.spec.example;

import java.util.List;
import java.util.stream.Stream;

/** All examples, family by family. */
final class Examples {

  static final List<RuleExample> ALL =
      Stream.of(
          ReferenceExamples.ALL,
          HolderExamples.ALL,
          LeakExamples.ALL,
          HeldExamples.ALL,
          ReverseExamples.ALL,
          TableExamples.ALL,
          WalkerExamples.ALL,
          MovedRootExamples.ALL,
          ContiguousExamples.ALL,
          AgingExamples.ALL,
          OldEntryExamples.ALL,
          TranslationExamples.ALL,
          GlobalExamples.ALL,
          LeftOutExamples.ALL,
          DebtExamples.ALL,
          DueFlushExamples.ALL,
          QueueExamples.ALL,
          LockExamples.ALL,
          GuardExamples.ALL,
          PermissionExamples.ALL,
          ExecutionExamples.ALL,
          LinkExamples.ALL,
          KernelExamples.ALL,
          DirtyExamples.ALL,
          StoreOverExamples.ALL,
          PinExamples.ALL,
          ProgramExamples.ALL,
          GeometryExamples.ALL,
          ContractExamples.ALL)
          .flatMap(List::stream)
          .toList();

  private Examples() {}

  static List<RuleExample> of(String ruleId) {
    return ALL.stream().filter(example -> example.ruleId().equals(ruleId)).toList();
  }
}
