package pilotcity.index;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The search library knows Lucene, shapes and JSON, and nothing of servers and databases. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("pilotcity.index");
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("pilotcity.index");

    @Test
    void itNeedsNothingButLuceneShapesAndJson() {
        noClasses()
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(
                        "pilotcity.index..",
                        "java..",
                        "org.apache.lucene..",
                        "org.locationtech.jts..",
                        "com.fasterxml.jackson..",
                        "com.github.luben.zstd..",
                        "net.sourceforge.pinyin4j..",
                        "org.jspecify.."))
                .check(MAIN);
    }

    @Test
    void itKnowsNoSql() {
        noClasses().should().dependOnClassesThat(resideInAPackage("java.sql..")).check(MAIN);
    }

    @Test
    void itsPackagesGoInNoCircle() {
        slices().matching("pilotcity.index.(*)..").should().beFreeOfCycles().check(MAIN);
        slices().matching("pilotcity.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void aFilterMeansTheSameWithoutLucene() {
        noClasses()
                .that()
                .resideInAnyPackage("pilotcity.index.filter..", "pilotcity.index.kind..", "pilotcity.index.document..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.lucene.."))
                .check(MAIN);
    }

    /** What is asked and answered, and what it is asked with, stand for themselves: any engine could answer. */
    @Test
    void theContractKnowsNoEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("pilotcity.index.search..", "pilotcity.index.state..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.apache.lucene..",
                        "pilotcity.index.store..",
                        "pilotcity.index.retrieval..",
                        "pilotcity.index.lucenequery..",
                        "pilotcity.index.plan..",
                        "pilotcity.index.run..",
                        "pilotcity.index.tilesearch.."))
                .check(MAIN);
    }

    /** Asked, planned, looked for: each room knows those before it. */
    @Test
    void itsRoomsLieInLayers() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("pilotcity.index..")
                .layer("index")
                .definedBy("pilotcity.index")
                .layer("tilesearch")
                .definedBy("pilotcity.index.tilesearch..")
                .layer("run")
                .definedBy("pilotcity.index.run..")
                .layer("plan")
                .definedBy("pilotcity.index.plan..")
                .layer("lucenequery")
                .definedBy("pilotcity.index.lucenequery..")
                .layer("retrieval")
                .definedBy("pilotcity.index.retrieval..")
                .layer("store")
                .definedBy("pilotcity.index.store..")
                .layer("column")
                .definedBy("pilotcity.index.column..")
                .whereLayer("index")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("tilesearch")
                .mayOnlyBeAccessedByLayers("index")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("index", "tilesearch")
                .whereLayer("plan")
                .mayOnlyBeAccessedByLayers("index", "tilesearch", "run")
                .whereLayer("lucenequery")
                .mayOnlyBeAccessedByLayers("index", "tilesearch", "run", "plan")
                .whereLayer("retrieval")
                .mayOnlyBeAccessedByLayers("index", "tilesearch", "run", "plan", "lucenequery")
                .whereLayer("store")
                .mayOnlyBeAccessedByLayers("index", "tilesearch", "run", "plan", "lucenequery", "retrieval")
                .whereLayer("column")
                .mayOnlyBeAccessedByLayers("tilesearch", "run", "lucenequery", "retrieval", "store")
                .check(MAIN);
    }

    /** Whoever reads, writes, checks or evaluates a filter knows its tree; the tree knows none of them. */
    @Test
    void aFilterIsATreeOfItsOwn() {
        noClasses()
                .that()
                .resideInAPackage("pilotcity.index.filter")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "pilotcity.index.filter.cql2text..",
                        "pilotcity.index.filter.cql2json..",
                        "pilotcity.index.filter.check..",
                        "pilotcity.index.filter.evaluate.."))
                .check(MAIN);
        noClasses()
                .that()
                .resideInAnyPackage("pilotcity.index.filter.cql2text..", "pilotcity.index.filter.cql2json..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("pilotcity.index.filter.check..", "pilotcity.index.filter.evaluate.."))
                .check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .should(ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                        "be in a null-marked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
                .check(MAIN);
    }

    @Test
    void itTalksToNoTerminal() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(MAIN);
        noClasses().should(USE_JAVA_UTIL_LOGGING).check(MAIN);
    }

    @Test
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ALL);
    }
}
