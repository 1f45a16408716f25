package org.ptck.spec.machine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.ptck.spec.fact.hardware.Hardware;

/** The rooms of the ledger: what each keeps, and what it is given to read. */
@AnalyzeClasses(
    packages = "org.ptck.spec.machine.ledger", importOptions = ImportOption.DoNotIncludeTests.class)
class LedgerFloorsTest {

  private static final String LEDGER = "org.ptck.spec.machine.ledger";

  @ArchTest static final ArchRule rooms =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("ledger")
          .definedBy(LEDGER)
          .layer("view")
          .definedBy(LEDGER + ".view..")
          .layer("change")
          .definedBy(LEDGER + ".change..")
          .layer("translation")
          .definedBy(LEDGER + ".translation..")
          .layer("table")
          .definedBy(LEDGER + ".table..")
          .layer("page")
          .definedBy(LEDGER + ".page..")
          .layer("permit")
          .definedBy(LEDGER + ".permit..")
          .layer("cpu")
          .definedBy(LEDGER + ".cpu..")
          .whereLayer("cpu")
          .mayNotAccessAnyLayer()
          .whereLayer("page")
          .mayNotAccessAnyLayer()
          .whereLayer("permit")
          .mayOnlyAccessLayers("cpu")
          .whereLayer("table")
          .mayOnlyAccessLayers("page", "cpu")
          .whereLayer("translation")
          .mayOnlyAccessLayers("table", "page", "cpu")
          .whereLayer("change")
          .mayOnlyAccessLayers("translation", "table", "page", "cpu")
          .whereLayer("view")
          .mayOnlyAccessLayers("change", "translation", "table", "page", "permit", "cpu")
          .whereLayer("ledger")
          .mayNotBeAccessedByAnyLayer()
          .because(
              "an index is given what it reads, and who takes events in knows what follows: an index"
                  + " that could reach back could be changed behind its own back");

  @ArchTest static final ArchRule permissions_areNotReadFromEntries =
      noClasses()
          .that()
          .resideInAPackage(LEDGER + ".permit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.ptck.spec.arch..", "org.ptck.spec.machine.memory..")
          .because("what entries permit is compared with it");

  @ArchTest static final ArchRule events_areTakenInOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Hardware.class)
          .because("a recorded trace feeds the ledger as well, and no machine is behind that");
}
