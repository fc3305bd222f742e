package pilotcity.portal;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import pilotcity.portal.kernel.feature.Feature;

/** Who may know whom. */
class ArchitectureTest {
    private static final String PORTAL = "pilotcity.portal";
    private static final String KERNEL = "pilotcity.portal.kernel..";
    private static final String FACES = "pilotcity.portal.face..";
    private static final String SHARED = "pilotcity.portal.face.shared..";
    private static final String CLI = "pilotcity.portal.cli..";

    /** What writes tables and asks them; a database in each process, which holds nothing. */
    private static final String[] COLUMN_ENGINE = {
        "pilotcity.portal.kernel.table.duckdb",
        "pilotcity.portal.kernel.table.write",
        "pilotcity.portal.kernel.table.sql",
        "pilotcity.portal.kernel.table.engine"
    };

    private static final JavaClasses ALL = new ClassFileImporter().importPackages(PORTAL);
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PORTAL);

    /**
     * A package with a {@link Feature} in it is a feature, so that a new one is held to the rules without a line here.
     */
    private static final String[] FEATURES = MAIN.stream()
            .filter(type -> type.isAssignableTo(Feature.class) && !type.isInterface())
            .map(type -> type.getPackageName() + "..")
            .distinct()
            .toArray(String[]::new);

    private static final SliceAssignment EACH_FEATURE = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return resideInAnyPackage(FEATURES).test(type)
                    ? SliceIdentifier.of(type.getPackageName().split("[.]")[2])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the features";
        }
    };

    @Test
    void aFaceNamesNoFeature() {
        noClasses()
                .that()
                .resideInAPackage(FACES)
                .should()
                .dependOnClassesThat(resideInAnyPackage(FEATURES))
                .check(MAIN);
    }

    @Test
    void aFeatureNamesNoFace() {
        noClasses()
                .that()
                .resideInAnyPackage(FEATURES)
                .should()
                .dependOnClassesThat(resideInAPackage(FACES))
                .check(MAIN);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        slices().assignedFrom(EACH_FEATURE).should().notDependOnEachOther().check(MAIN);
    }

    @Test
    void facesDoNotKnowEachOther() {
        slices().matching("pilotcity.portal.face.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage(FACES), resideInAPackage(SHARED))
                .because("what faces share is no face")
                .check(MAIN);
    }

    @Test
    void theKernelKnowsNothingOutsideItself() {
        DescribedPredicate<JavaClass> others = DescribedPredicate.describe(
                "are the portal's, and not the kernel's",
                type -> type.getPackageName().startsWith(PORTAL)
                        && !type.getPackageName().startsWith(PORTAL + ".kernel"));
        noClasses()
                .that()
                .resideInAPackage(KERNEL)
                .should()
                .dependOnClassesThat(others)
                .check(MAIN);
    }

    @Test
    void thePartsOfTheKernelGoInNoCircle() {
        slices().matching("pilotcity.portal.kernel.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void thePartsOfTheGraphqlFaceGoInNoCircle() {
        slices().matching("pilotcity.portal.face.graphql.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("pilotcity.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void whatPagesShareKnowsNoneOfThemAndGoesInNoCircle() {
        slices().matching("pilotcity.portal.face.shared.page.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("pilotcity.portal.face.shared.page")
                .should()
                .dependOnClassesThat(resideInAnyPackage("pilotcity.portal.face.shared.page.*.."))
                .check(MAIN);
    }

    @Test
    void suggestionsAreMadeOfPublicDocumentsAlone() {
        noClasses()
                .that()
                .resideInAPackage("pilotcity.portal.suggestion..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        FACES,
                        "io.vertx.sqlclient..",
                        "pilotcity.portal.kernel.db..",
                        "pilotcity.portal.kernel.http.."))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(FEATURES))
                .check(MAIN);
    }

    @Test
    void onlyTheKernelAndTheFeaturesSpeakSql() {
        noClasses()
                .that()
                .resideInAnyPackage(FACES, CLI)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx.sqlclient..", "io.vertx.pgclient..", "pilotcity.portal.kernel.db.."))
                .because("every public read is answered from the index")
                .check(MAIN);
    }

    /** A library room: what is proposed for words is read from the index, and shown by faces. */
    @Test
    void suggestionsKnowNeitherSqlNorHttpNorWhoShowsThem() {
        noClasses()
                .that()
                .resideInAPackage("pilotcity.portal.suggestion..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.vertx..", "pilotcity.portal.kernel.db..", "pilotcity.portal.kernel.http..", FACES))
                .check(MAIN);
    }

    @Test
    void onlyTheDatabasePartOfTheKernelOpensConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackage("pilotcity.portal.kernel.db..")
                .and()
                .doNotHaveFullyQualifiedName("pilotcity.portal.bench.corpus.CorpusLoader")
                .and()
                .resideOutsideOfPackage("pilotcity.portal.face.shared.export.format..")
                .and()
                .resideOutsideOfPackages(COLUMN_ENGINE)
                .and()
                .resideOutsideOfPackage("pilotcity.portal.kernel.table.source.geopackage")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.sql..", "io.vertx.pgclient..", "org.flywaydb..", "io.zonky.."))
                .because("the benchmark writes from a process of its own, past the portal it measures, and a"
                        + " GeoPackage is a database, which is written by exports and read as a table, as the column"
                        + " engine is one")
                .check(MAIN);
    }

    @Test
    void luceneStaysBehindTheIndex() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.apache.lucene.."))
                .check(MAIN);
    }

    @Test
    void aLibraryHasOnePlace() {
        onlyIn("pilotcity.portal.face.graphql..", "graphql..");
        onlyIn("pilotcity.portal.face.mcp", "io.modelcontextprotocol..");
        onlyIn("pilotcity.portal.face.mcp", "reactor..");
        onlyIn("pilotcity.portal.face.shared.page..", "io.pebbletemplates..");
        onlyIn("pilotcity.portal.face.guide", "org.commonmark..");
        onlyIn("pilotcity.portal.kernel.filestore", "io.minio..", "okhttp3..");
        onlyIn("pilotcity.portal.kernel.jwt..", "io.vertx.ext.auth..");
        onlyIn("pilotcity.portal.face.dcat.graph..", "org.apache.jena..");
        onlyIn("pilotcity.portal.face.shared.export.format..", "org.dhatim..");
        onlyIn(
                List.of(
                        "pilotcity.portal.face.shared.export.format..",
                        "pilotcity.portal.kernel.table.source.flatgeobuf"),
                "org.wololo..",
                "com.google.flatbuffers..");
        onlyIn(
                List.of("pilotcity.portal.face.shared.export.format..", "pilotcity.portal.kernel.table.source.parquet"),
                "org.apache.parquet..");
        onlyIn("pilotcity.portal.kernel.table.source.parquet", "io.airlift..");
        onlyIn("pilotcity.portal.kernel.table.crs", "org.locationtech.proj4j..");
        onlyIn("pilotcity.portal.kernel.table.source.geopackage", "org.sqlite..");
        onlyIn(List.of(COLUMN_ENGINE), "org.duckdb..");
        onlyIn(CLI, "picocli..");
    }

    private static void onlyIn(String place, String... library) {
        onlyIn(List.of(place), library);
    }

    /** Formats that are written in one place and read in another. */
    private static void onlyIn(List<String> places, String... library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(places.toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLineTalksToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should(ACCESS_STANDARD_STREAMS)
                .check(MAIN);
    }

    @Test
    void logsGoThroughSlf4j() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CLI)
                .should(USE_JAVA_UTIL_LOGGING)
                .because("the command line alone silences a library that uses it")
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
    void nobodySleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(ALL);
    }
}
