package pilotcity.portal.face.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.Severity;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** The shapes of DCAT-AP 3.0.1 on every page of a catalogue of a thousand data sets, and whole catalogues by schema. */
class ShaclShapesTest {
    private static final TestPortal portal = TestPortal.shared();
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
    private static ThousandDatasets thousand;

    @BeforeAll
    static void add() {
        thousand = new ThousandDatasets(portal);
    }

    @AfterAll
    static void remove() {
        thousand.close();
    }

    private static Shapes shapes(String name) {
        String folder =
                ShaclShapesTest.class.getResource("dcat-ap-3.0.1/" + name).toString();
        return Shapes.parse(folder);
    }

    static Model read(String body, Lang language) {
        Model model = ModelFactory.createDefaultModel();
        RDFDataMgr.read(model, new StringReader(body), "http://localhost/", language);
        return model;
    }

    private static List<String> violations(Shapes shapes, Graph graph) {
        return ShaclValidator.get().validate(shapes, graph).getEntries().stream()
                .filter(entry -> entry.severity().equals(Severity.Violation))
                .map(entry ->
                        entry.focusNode() + " " + entry.resultPath() + " " + entry.value() + ": " + entry.message())
                .toList();
    }

    @Test
    void noPageOfThousandDataSetsViolatesAShapeAndFollowingNextFindsEachOnce() {
        List<Shapes> all = List.of(shapes("shapes.ttl"), shapes("range.ttl"));
        Set<String> seen = new HashSet<>();
        int found = 0;
        String next = "/catalog.ttl";
        while (next != null) {
            Model page = read(portal.get(next).body(), Lang.TURTLE);
            for (Shapes shapes : all) {
                assertThat(violations(shapes, page.getGraph())).as(next).isEmpty();
            }
            List<Resource> sets =
                    page.listSubjectsWithProperty(RDF.type, DCAT.Dataset).toList();
            found += sets.size();
            sets.forEach(set -> seen.add(set.getURI()));
            next = page.listObjectsOfProperty(page.createProperty(HYDRA, "next")).toList().stream()
                    .map(node -> node.asResource().getURI().replace(portal.url(), ""))
                    .findFirst()
                    .orElse(null);
        }
        assertThat(found).isEqualTo(seen.size()).isEqualTo(total());
        assertThat(seen).contains(portal.url() + "/dataset/pilots", portal.url() + "/dataset/generated-1000");
    }

    @Test
    void aDataSetOnItsOwnKeepsTheShapesWithItsVersionsAndQuality() {
        Model set = read(portal.get("/dataset/projects.ttl").body(), Lang.TURTLE);
        for (String name : List.of("shapes.ttl", "range.ttl")) {
            assertThat(violations(shapes(name), set.getGraph())).as(name).isEmpty();
        }
        assertThat(set.listObjectsOfProperty(set.createProperty(DCAT.getURI(), "hasVersion"))
                        .toList())
                .isNotEmpty();
        assertThat(set.listObjectsOfProperty(set.createProperty("http://www.w3.org/ns/dqv#", "hasQualityMeasurement"))
                        .toList())
                .hasSizeGreaterThan(5);
    }

    private static int total() {
        return ThousandDatasets.COUNT + 7;
    }

    @Test
    void ofSeveralAddressesTheFirstIsWrittenToAndOfNoneNothing() {
        assertThat(portal.get("/dataset/generated-3.ttl").body())
                .contains("<mailto:first@publisher.example>")
                .doesNotContain("second@");
        assertThat(portal.get("/dataset/generated-4.ttl").body()).doesNotContain("telephone");
        assertThat(portal.get("/data.json").body())
                .contains("\"mailto:first@publisher.example\"")
                .doesNotContain("second@", "by telephone");
    }

    @Test
    void aDataSetThatIsDeletedDisappears() {
        assertThat(portal.get("/dataset/generated-7.ttl").statusCode()).isEqualTo(200);
        thousand.remove(7);
        assertThat(portal.get("/dataset/generated-7.ttl").statusCode()).isEqualTo(404);
        assertThat(portal.get("/catalog.nt?fq=name:generated-7").body()).doesNotContain("/dataset/generated-7>");
        assertThat(portal.get("/data.json").body()).doesNotContain("/dataset/generated-7\"");
        assertThat(portal.get("/api/3/action/package_show?id=generated-7").statusCode())
                .isEqualTo(404);
        portal.sql(
                "INSERT INTO dataset SELECT 'generated-7', description, files FROM dataset WHERE id = 'generated-8'");
    }

    @Test
    void theBundledDataSetsHaveWhatIsRecommendedButForWhatIsNotKnown() {
        Model catalogue = read(portal.get("/catalog.ttl?q=-name:generated-*").body(), Lang.TURTLE);
        List<String> missing = new ArrayList<>();
        ShaclValidator.get().validate(shapes("shapes_recommended.ttl"), catalogue.getGraph()).getEntries().stream()
                .map(entry -> String.valueOf(entry.resultPath()))
                .forEach(missing::add);
        assertThat(missing)
                .isNotEmpty()
                .allMatch(path -> path.contains("temporal")
                        || path.contains("purl.org/dc/terms/type")
                        || path.contains("servesDataset")
                        || path.contains("centroid")
                        || path.contains("bbox")
                        || path.contains("conformsTo")
                        || path.contains("adms#status"));
    }

    @Test
    void wholeCataloguesFulfilTheSchemas() {
        assertThat(JsonSchemas.faults(
                        JsonSchemas.pod(), portal.get("/data.json").body()))
                .isEmpty();
        assertThat(JsonSchemas.faults(
                        JsonSchemas.us(), portal.get("/catalog.dcat-us.jsonld").body()))
                .isEmpty();
        assertThat(read(portal.get("/catalog.dcat-us.jsonld").body(), Lang.JSONLD11)
                        .listSubjectsWithProperty(RDF.type, DCAT.Dataset)
                        .toList())
                .hasSize(total());
    }
}
