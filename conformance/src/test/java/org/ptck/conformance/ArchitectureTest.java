package org.ptck.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The floors of the house: who may know whom, in all modules, and why. */
@AnalyzeClasses(packages = "org.ptck", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  private static final String SPEC = "org.ptck.spec..";
  private static final String ARCH = "org.ptck.spec.arch..";
  private static final String FACT = "org.ptck.spec.fact..";
  private static final String VIEW = "org.ptck.spec.fact.view..";
  private static final String MACHINE = "org.ptck.spec.machine..";
  private static final String MODEL = "org.ptck.spec.model..";
  private static final String RULE = "org.ptck.spec.rule..";
  private static final String PLUGIN = "org.ptck.spec.plugin..";
  private static final String ORACLE = "org.ptck.oracle..";
  private static final String REFERENCE = "org.ptck.reference..";
  private static final String CONTPTE = "org.ptck.contpte..";
  private static final String KIT = "org.ptck.conformance..";

  private static final String CAMPAIGN = "org.ptck.conformance.campaign..";
  private static final String EXECUTE = "org.ptck.conformance.execute..";
  private static final String DRIVE = "org.ptck.conformance.drive..";
  private static final String EXPECT = "org.ptck.conformance.expect..";
  private static final String SCHEDULE = "org.ptck.conformance.schedule..";

  private static final String[] RUNS = {CAMPAIGN, EXECUTE, DRIVE, EXPECT, SCHEDULE};

  private static final String[] BASICS = {
      "java..", "io.vavr..", "org.jspecify..", "org.apiguardian.."
  };

  // Each rule below reads as a sentence: that, should, because.
  // spotless:off

  // ---- modules

  @ArchTest
  static final ArchRule spec_stands_alone =
      classes()
          .that().resideInAPackage(SPEC)
          .should().onlyDependOnClassesThat(isBasicOr(SPEC))
          .because("whoever writes a plug-in depends on the specification and inherits nothing");

  @ArchTest
  static final ArchRule the_slow_oracle_knows_the_spec_only =
      classes()
          .that().resideInAPackage(ORACLE)
          .should().onlyDependOnClassesThat(isBasicOr(SPEC, ORACLE))
          .because("it says what is, whatever runs");

  @ArchTest
  static final ArchRule the_slow_oracle_is_asked_in_one_package =
      onlyIn("org.ptck.conformance.oracle..", ORACLE)
          .because("it is a fixture of tests, and a run that reads all memory says so by its profile");

  @ArchTest
  static final ArchRule the_reference_knows_the_spec_only =
      classes()
          .that().resideInAPackage(REFERENCE)
          .should().onlyDependOnClassesThat(isBasicOr(SPEC, REFERENCE))
          .because("it is an implementation like any other and has no way around the contracts");

  @ArchTest
  static final ArchRule the_contpte_layer_knows_the_spec_only =
      classes()
          .that().resideInAPackage(CONTPTE)
          .should().onlyDependOnClassesThat(isBasicOr(SPEC, CONTPTE))
          .because("a layer that knows the manager above it cannot be put beneath another");

  @ArchTest
  static final ArchRule implementations_do_not_know_the_machine =
      noClasses()
          .that().resideInAnyPackage(REFERENCE, CONTPTE)
          .should().dependOnClassesThat().resideInAnyPackage(VIEW, MACHINE, MODEL, RULE)
          .because("an implementation that sees what judges it can be written to please it");

  // ---- inside spec

  @ArchTest
  static final ArchRule architectures_stand_on_nothing =
      onlyKnows(ARCH).because("descriptor bits are facts of hardware, whoever uses them");

  @ArchTest
  static final ArchRule facts_stand_on_architectures =
      onlyKnows(FACT, ARCH)
          .because("machine, model and rules meet in the vocabulary and nowhere else");

  @ArchTest
  static final ArchRule the_machine_knows_no_model_and_no_rule =
      onlyKnows(MACHINE, FACT, ARCH)
          .because("memory must not behave otherwise where a rule looks");

  @ArchTest
  static final ArchRule the_model_knows_no_machine =
      onlyKnows(MODEL, FACT, ARCH)
          .because("what programs may see must not follow from how a machine happens to work");

  @ArchTest
  static final ArchRule rules_know_neither_the_simulated_machine_nor_the_model =
      onlyKnows(RULE, FACT, ARCH)
          .because("a trace or the memory of a live kernel can then stand behind the same view");

  @ArchTest
  static final ArchRule the_contracts_know_facts_only =
      onlyKnows(PLUGIN, FACT, ARCH).because("they are what other languages will transcribe");

  // ---- inside the kit

  @ArchTest
  static final ArchRule jqwik_is_used_in_one_package =
      onlyIn("org.ptck.conformance.jqwik..", "net.jqwik..")
          .because("its licence and its future are not ours; the runner stands without it");

  @ArchTest
  static final ArchRule junit_is_used_in_one_package =
      onlyIn("org.ptck.conformance.junit..", "org.junit..", "org.opentest4j..")
          .because("the command line runs without a test framework on its class path");

  @ArchTest
  static final ArchRule picocli_is_used_in_one_package =
      onlyIn("org.ptck.conformance.cli..", "picocli..")
          .because("whoever embeds the kit parses no command line");

  @ArchTest
  static final ArchRule nobody_knows_the_command_line =
      noClasses()
          .that().resideOutsideOfPackage("org.ptck.conformance.cli..")
          .should().dependOnClassesThat().resideInAPackage("org.ptck.conformance.cli..")
          .because("it is the roof: all it does can be done without it");

  @ArchTest
  static final ArchRule json_and_progress_bars_are_for_people_who_read_reports =
      noClasses()
          .that(
              resideOutsideOfPackages(
                  "org.ptck.conformance.report..", "org.ptck.conformance.cli.."))
          .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..", "me.tongfei..")
          .because("a run is a value; how it is shown is decided elsewhere");

  @ArchTest
  static final ArchRule runs_do_not_know_how_they_are_started_or_shown =
      noClasses()
          .that().resideInAnyPackage(RUNS)
          .should().dependOnClassesThat().resideInAnyPackage(
              "org.ptck.conformance.cli..",
              "org.ptck.conformance.child..",
              "org.ptck.conformance.oracle..",
              "org.ptck.conformance.report..",
              "org.ptck.conformance.junit..",
              "org.ptck.conformance.jqwik..",
              "org.ptck.conformance.gallery..")
          .because("command line, JUnit and reports are three users of one engine");

  @ArchTest
  static final ArchRule reports_run_nothing =
      doesNotKnow("org.ptck.conformance.report..", "org.ptck.conformance.explain..", EXECUTE)
          .because("what is printed is what was found; who runs a failure again is asked by hook");

  @ArchTest
  static final ArchRule judges_do_not_know_how_they_are_explained =
      noClasses()
          .that().resideInAnyPackage(
              "org.ptck.conformance.check..",
              "org.ptck.conformance.trace..",
              CAMPAIGN, EXECUTE, DRIVE, EXPECT, SCHEDULE)
          .should().dependOnClassesThat().resideInAPackage("org.ptck.conformance.explain..")
          .because("words must not change a verdict");

  @ArchTest
  static final ArchRule places_to_run_do_not_know_campaigns =
      doesNotKnow(EXECUTE, CAMPAIGN)
          .because("one scenario can be run by itself, from a test, a file or another process");

  @ArchTest
  static final ArchRule whoever_drives_a_scenario_does_not_know_where =
      doesNotKnow(DRIVE, CAMPAIGN, EXECUTE)
          .because("what a scenario comes to must not depend on threads, processes or other runs");

  @ArchTest
  static final ArchRule what_is_expected_is_not_known_from_what_is_done =
      doesNotKnow(EXPECT, CAMPAIGN, EXECUTE, DRIVE, SCHEDULE)
          .because("what may be true must not depend on what was called, and when");

  @ArchTest
  static final ArchRule what_comes_in_between_is_blind_to_what_is_expected =
      doesNotKnow(SCHEDULE, CAMPAIGN, EXECUTE, DRIVE, EXPECT)
          .because("the same moments must come, whatever the model makes of them");

  @ArchTest
  static final ArchRule children_do_not_know_campaigns =
      doesNotKnow("org.ptck.conformance.child..", CAMPAIGN)
          .because("a message is one scenario; what is made of many stays with the parent");

  @ArchTest
  static final ArchRule scenarios_and_choices_do_not_know_runs =
      noClasses()
          .that().resideInAnyPackage(
              "org.ptck.conformance.scenario..", "org.ptck.conformance.choice..")
          .should().dependOnClassesThat().resideInAnyPackage(RUNS)
          .because("a scenario is a value that can be made, read and written without running it");

  @ArchTest
  static final ArchRule what_is_said_to_children_does_not_know_who_says_it =
      doesNotKnow(
              "org.ptck.conformance.child.wire..",
              "org.ptck.conformance.child",
              "org.ptck.conformance.child.host..")
          .because("both processes read messages alike");

  @ArchTest
  static final ArchRule children_do_not_know_their_parent =
      doesNotKnow("org.ptck.conformance.child.host..", "org.ptck.conformance.child")
          .because("what watches over a process must not run in it");

  @ArchTest
  static final ArchRule libraries_in_c_know_the_spec_only =
      classes()
          .that().resideInAPackage("org.ptck.conformance.foreign..")
          .should().onlyDependOnClassesThat(isBasicOr(SPEC, "org.ptck.conformance.foreign.."))
          .because("what C is connected to is the contracts, whoever runs scenarios on them");

  @ArchTest
  static final ArchRule calls_into_c_do_not_know_whom_they_call =
      doesNotKnow(
              "org.ptck.conformance.foreign.call..",
              "org.ptck.conformance.foreign",
              "org.ptck.conformance.foreign.elf..",
              "org.ptck.conformance.foreign.memory..")
          .because("they transcribe the header, whatever library is behind it");

  @ArchTest
  static final ArchRule what_a_library_brings_is_not_known_where_it_is_loaded_and_served =
      noClasses()
          .that().resideInAnyPackage(
              "org.ptck.conformance.foreign.elf..", "org.ptck.conformance.foreign.memory..")
          .should().dependOnClassesThat().resideInAPackage("org.ptck.conformance.foreign")
          .because("a file is read, and memory handed out, alike for every library");

  @ArchTest
  static final ArchRule the_minimizer_knows_scenarios_only =
      classes()
          .that().resideInAPackage("org.ptck.conformance.minimize..")
          .should().onlyDependOnClassesThat(
              isBasicOr(
                  SPEC, "org.ptck.conformance.minimize..", "org.ptck.conformance.scenario.."))
          .because("it makes smaller whatever a trial says still fails, whatever runs it");

  @ArchTest
  static final ArchRule chance_comes_from_choices_only =
      noClasses()
          .that(resideInAnyPackage(KIT, REFERENCE, CONTPTE, SPEC))
          .and().resideOutsideOfPackage("org.ptck.conformance.jqwik..")
          .should().dependOnClassesThat().areAssignableTo(RandomGenerator.class)
          .orShould().callMethod(Math.class, "random")
          .because("a run is a function of its seed");

  @ArchTest
  static final ArchRule nobody_asks_for_the_time_of_day =
      noClasses()
          .that(resideInAnyPackage(KIT, REFERENCE, CONTPTE, SPEC))
          .and().resideOutsideOfPackages("org.ptck.conformance.cli..")
          .should().callMethod(System.class, "currentTimeMillis")
          .because("a run is a function of its seed");

  @ArchTest
  static final ArchRule clocks_bound_runs_and_decide_nothing =
      noClasses()
          .that(resideInAnyPackage(KIT, REFERENCE, CONTPTE, SPEC))
          .and().resideOutsideOfPackages(
              "org.ptck.conformance.cli..", "org.ptck.conformance.report..")
          .and().doNotHaveFullyQualifiedName("org.ptck.conformance.campaign.Campaign")
          .and().doNotHaveFullyQualifiedName("org.ptck.conformance.campaign.Round")
          // Who waits in vain gives up without a verdict.
          .and().doNotHaveFullyQualifiedName("org.ptck.conformance.execute.OwnProcessor")
          .should().callMethod(System.class, "nanoTime")
          .because("a clock may end a run or time it, and must not change what is found");

  @ArchTest
  static final ArchRule scenarios_are_made_and_made_smaller_on_one_thread =
      noClasses()
          .that().resideInAnyPackage(
              "org.ptck.conformance.scenario..",
              "org.ptck.conformance.choice..",
              "org.ptck.conformance.minimize..")
          .should().dependOnClassesThat().areAssignableTo(Thread.class)
          .orShould().dependOnClassesThat().resideInAPackage("java.util.concurrent..")
          .because("the same choices must lead to the same scenario");

  // ---- everywhere

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      slices()
          .matching("org.ptck.(**)")
          .should().beFreeOfCycles()
          .because("what goes round in a circle can only be understood all at once");

  // spotless:on

  @ArchTest
  static void every_package_says_what_belongs_in_it_and_is_null_marked(JavaClasses all) {
    Stream<JavaPackage> packages = all.stream().map(JavaClass::getPackage).distinct();

    assertThat(packages)
        .as("packages; each has a package-info.java, because unmarked code is not null-checked")
        .isNotEmpty()
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
  }

  // ---- words

  private static DescribedPredicate<JavaClass> isBasicOr(
      String... packages) {
    return resideInAnyPackage(BASICS).or(resideInAnyPackage(packages)).as("basic or its own");
  }

  private static ClassesShouldConjunction onlyKnows(
      String floor, String... below) {
    return classes()
        .that()
        .resideInAPackage(floor)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(BASICS).or(resideInAnyPackage(floor)).or(resideInAnyPackage(below)));
  }

  private static ClassesShouldConjunction doesNotKnow(
      String floor, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(floor)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others);
  }

  private static ClassesShouldConjunction onlyIn(
      String home, String... libraries) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(home, libraries[0])
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }
}
