package org.ptck.reference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of the reference: who may know whom, and why. */
@AnalyzeClasses(
    packages = "org.ptck.reference",
    importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  private static final String HOME = "org.ptck.reference";

  @ArchTest static final ArchRule rooms_standOnThoseBelow =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("platform")
          .definedBy(HOME + ".platform")
          .layer("book")
          .definedBy(HOME + ".book")
          .layer("table")
          .definedBy(HOME + ".table")
          .layer("tlb")
          .definedBy(HOME + ".tlb")
          .layer("page")
          .definedBy(HOME + ".page")
          .layer("copy")
          .definedBy(HOME + ".copy")
          .layer("gather")
          .definedBy(HOME + ".gather")
          .layer("writeback")
          .definedBy(HOME + ".writeback")
          .layer("fault")
          .definedBy(HOME + ".fault")
          .layer("request")
          .definedBy(HOME + ".request")
          .whereLayer("platform")
          .mayNotAccessAnyLayer()
          .whereLayer("book")
          .mayOnlyAccessLayers("platform")
          .whereLayer("table")
          .mayOnlyAccessLayers("platform", "book")
          .whereLayer("tlb")
          .mayOnlyAccessLayers("platform", "book")
          .whereLayer("page")
          .mayOnlyAccessLayers("platform", "book")
          .whereLayer("copy")
          .mayOnlyAccessLayers("platform", "book", "table", "tlb", "page")
          .whereLayer("gather")
          .mayOnlyAccessLayers("platform", "book", "table", "tlb", "page")
          .whereLayer("writeback")
          .mayOnlyAccessLayers("platform", "book", "table", "tlb", "page")
          .whereLayer("fault")
          .mayOnlyAccessLayers("platform", "book", "table", "page", "copy")
          .because(
              "what is counted, copied, flushed or freed must not depend on who asks for it, and a"
                  + " step is read without the requests that take it");

  @ArchTest static final ArchRule jobs_cannotReachTheManager =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("manager")
          .definedBy(HOME)
          .layer("style")
          .definedBy(HOME + ".style")
          .layer("entries")
          .definedBy(HOME + ".entries")
          .layer("rooms")
          .definedBy(
              HOME + ".platform",
              HOME + ".book",
              HOME + ".table",
              HOME + ".tlb",
              HOME + ".page",
              HOME + ".copy",
              HOME + ".gather",
              HOME + ".writeback",
              HOME + ".fault",
              HOME + ".request")
          .whereLayer("rooms")
          .mayNotAccessAnyLayer()
          .whereLayer("style")
          .mayOnlyAccessLayers("rooms", "manager")
          .whereLayer("manager")
          .mayOnlyAccessLayers("rooms", "entries")
          .because(
              "a job that reaches the manager reaches every other job, and the plain manager is"
                  + " correct without other ways of being so");

  @ArchTest static final ArchRule plainEntries_knowNoManager =
      classes()
          .that()
          .resideInAPackage(HOME + ".entries")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", "org.ptck.spec..", HOME + ".entries")
          .because("a layer that knows what is above it cannot be put beneath another manager");

  @ArchTest static final ArchRule jobs_rememberNothing =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage(
              HOME + ".platform",
              HOME + ".page",
              HOME + ".copy",
              HOME + ".writeback",
              HOME + ".fault",
              HOME + ".request")
          .should()
          .beFinal()
          .because("what is remembered stands in the machine or in a book, under a lock");
}
