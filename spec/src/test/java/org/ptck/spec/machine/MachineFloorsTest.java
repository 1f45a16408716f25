package org.ptck.spec.machine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the machine: what it is made of, and who may touch that. */
@AnalyzeClasses(
    packages = "org.ptck.spec.machine", importOptions = ImportOption.DoNotIncludeTests.class)
class MachineFloorsTest {

  private static final String MACHINE = "org.ptck.spec.machine";

  @ArchTest static final ArchRule rooms =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("machine")
          .definedBy(MACHINE)
          .layer("face")
          .definedBy(MACHINE + ".face..")
          .layer("user")
          .definedBy(MACHINE + ".user..")
          .layer("adopt")
          .definedBy(MACHINE + ".adopt..")
          .layer("fold")
          .definedBy(MACHINE + ".fold..")
          .layer("event")
          .definedBy(MACHINE + ".event..")
          .layer("learn")
          .definedBy(MACHINE + ".learn..")
          .layer("ledger")
          .definedBy(MACHINE + ".ledger..")
          .layer("mmu")
          .definedBy(MACHINE + ".mmu..")
          .layer("lock")
          .definedBy(MACHINE + ".lock..")
          .layer("memory")
          .definedBy(MACHINE + ".memory..")
          .layer("cost")
          .definedBy(MACHINE + ".cost..")
          .whereLayer("memory")
          .mayNotAccessAnyLayer()
          .whereLayer("lock")
          .mayNotAccessAnyLayer()
          .whereLayer("mmu")
          .mayNotAccessAnyLayer()
          .whereLayer("cost")
          .mayNotAccessAnyLayer()
          .whereLayer("ledger")
          .mayOnlyAccessLayers("memory", "lock")
          .whereLayer("event")
          .mayOnlyAccessLayers("ledger", "cost")
          .whereLayer("fold")
          .mayOnlyAccessLayers("ledger", "memory", "lock")
          .whereLayer("learn")
          .mayOnlyAccessLayers("event", "memory")
          .whereLayer("face")
          .mayOnlyAccessLayers("learn", "event", "memory", "lock", "mmu")
          .whereLayer("user")
          .mayOnlyAccessLayers("event", "memory", "mmu")
          .whereLayer("adopt")
          .mayOnlyAccessLayers("learn", "event", "ledger", "memory")
          .whereLayer("machine")
          .mayNotBeAccessedByAnyLayer()
          .because(
              "whoever makes an event reads memory and says what he did; only what follows of events"
                  + " is derived, so that a trace without a machine says the same");

  @ArchTest static final ArchRule implementations_areNotToldWhatIsDerived =
      noClasses()
          .that()
          .resideInAnyPackage(MACHINE + ".face..", MACHINE + ".user..", MACHINE + ".mmu..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(MACHINE + ".ledger..")
          .because("hardware knows no more than what is in memory, and no rule may depend on more");
}
