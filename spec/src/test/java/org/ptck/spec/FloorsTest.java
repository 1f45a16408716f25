package org.ptck.spec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.IdentityHashMap;
import java.util.Random;

/** The floors of the house, and what nothing in it may touch. */
@AnalyzeClasses(packages = "org.ptck.spec", importOptions = ImportOption.DoNotIncludeTests.class)
class FloorsTest {

  @ArchTest static final ArchRule floors =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("arch")
          .definedBy("org.ptck.spec.arch..")
          .layer("fact")
          .definedBy("org.ptck.spec.fact..")
          .layer("machine")
          .definedBy("org.ptck.spec.machine..")
          .layer("model")
          .definedBy("org.ptck.spec.model..")
          .layer("rule")
          .definedBy("org.ptck.spec.rule..")
          .layer("plugin")
          .definedBy("org.ptck.spec.plugin..")
          .whereLayer("arch")
          .mayNotAccessAnyLayer()
          .whereLayer("fact")
          .mayOnlyAccessLayers("arch")
          .whereLayer("machine")
          .mayOnlyAccessLayers("arch", "fact")
          .whereLayer("model")
          .mayOnlyAccessLayers("arch", "fact")
          .whereLayer("rule")
          .mayOnlyAccessLayers("arch", "fact")
          .whereLayer("plugin")
          .mayOnlyAccessLayers("arch", "fact")
          .because(
              "rules must not be able to believe the machine, nor the model the rules, and an"
                  + " implementation sees contracts only");

  @ArchTest static final ArchRule rooms_ofFacts =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("hardware")
          .definedBy("org.ptck.spec.fact.hardware..")
          .layer("fact")
          .definedBy("org.ptck.spec.fact")
          .layer("view")
          .definedBy("org.ptck.spec.fact.view..")
          .whereLayer("hardware")
          .mayNotAccessAnyLayer()
          .whereLayer("fact")
          .mayOnlyAccessLayers("hardware")
          .whereLayer("view")
          .mayOnlyAccessLayers("hardware", "fact")
          .because(
              "memory is written without knowing what for, which is what C gets to see of it; and"
                  + " nobody who acts may look at what he is judged by");

  @ArchTest static final ArchRule views_areForRules =
      noClasses()
          .that()
          .resideInAnyPackage("org.ptck.spec.plugin..", "org.ptck.spec.model..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.ptck.spec.fact.view..")
          .because(
              "implementations are shown what a C library is, and what programs may see does not"
                  + " follow from what memory looks like");

  @ArchTest static final ArchRule rooms_ofRules =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("account")
          .definedBy("org.ptck.spec.rule.account..")
          .layer("rule")
          .definedBy("org.ptck.spec.rule")
          .layer("family")
          .definedBy("org.ptck.spec.rule.family..")
          .layer("watch")
          .definedBy("org.ptck.spec.rule.watch..")
          .whereLayer("account")
          .mayNotAccessAnyLayer()
          .whereLayer("rule")
          .mayOnlyAccessLayers("account")
          .whereLayer("family")
          .mayOnlyAccessLayers("account", "rule")
          .whereLayer("watch")
          .mayOnlyAccessLayers("account", "rule", "family")
          .because(
              "what was done is told before it is judged, what a rule is does not hang on which"
                  + " there are, and no rule knows who looks, and when");

  @ArchTest static final ArchRule families_areAskedThroughTheCatalogue =
      publicIn("org.ptck.spec.rule.family..", "Catalogue")
          .because("whoever runs, reports or watches rules must treat all alike, by their data");

  @ArchTest static final ArchRule watching_hasOneFace =
      publicIn("org.ptck.spec.rule.watch..", "Monitor")
          .because("when a thing is looked at follows from events, and nobody else may decide it");

  @ArchTest static final ArchRule families_rememberNothing =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.ptck.spec.rule.family..")
          .should()
          .beFinal()
          .because("a rule is a predicate of what is there, whatever was looked at before");

  @ArchTest static final ArchRule facts_haveNoState =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.ptck.spec.fact..")
          .should()
          .beFinal()
          .because("facts travel between floors and scenarios, and nobody may change them there");

  @ArchTest static final ArchRule architecture_remembersNothing =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("org.ptck.spec.arch..")
          .should()
          .beFinal()
          .because("descriptor bits go in and out; nothing remembers");

  @ArchTest static final ArchRule noChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.SplittableRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .because("a run is a function of its seed, and chance belongs to the generators");

  @ArchTest static final ArchRule noClock =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.time..")
          .because("the same scenario gives the same events on every day and every computer");

  @ArchTest static final ArchRule noThreads =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.util.concurrent..")
          .because("a machine belongs to one thread at a time; CPUs are numbers");

  @ArchTest static final ArchRule noOrderByHash =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are hash tables of the JDK", FloorsTest::isHashTable))
          .orShould()
          .callMethod(System.class, "identityHashCode", Object.class)
          .because("the order of a hash table is no order, and events must not depend on it");

  @ArchTest static final ArchRule records_areImmutable =
      classes()
          .that()
          .areRecords()
          .should()
          .haveOnlyFinalFields()
          .because("a record is a value");

  private static ArchRule publicIn(String room, String face) {
    return classes()
        .that()
        .resideInAPackage(room)
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .and()
        .doNotHaveSimpleName(face)
        .should()
        .notBePublic();
  }

  private static boolean isHashTable(JavaClass type) {
    // Their linked heirs keep the order of insertion and are welcome.
    return type.getName().equals("java.util.HashMap")
        || type.getName().equals("java.util.HashSet")
        || type.isEquivalentTo(IdentityHashMap.class);
  }
}
