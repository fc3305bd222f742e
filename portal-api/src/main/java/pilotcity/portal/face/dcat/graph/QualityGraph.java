package pilotcity.portal.face.dcat.graph;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.XSD;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueRelease;

/** The quality of a data set in the terms of the W3C Data Quality Vocabulary (note of 2016, clause 4). */
record QualityGraph(RdfGraph rdfGraph, CatalogueAddresses addresses) {
    private static final Label SCORE = new Label("质量得分，满分 100", "Quality score, of 100");

    void add(Resource dataset, CatalogueEntry entry) {
        CatalogueRelease release = entry.release();
        Long score = release.score();
        if (score == null) {
            return;
        }
        measure(dataset, entry, "score", SCORE, score);
        release.marks().forEach(mark -> {
            Label of = new Label(
                    mark.title().zh() + "，满分 " + mark.most(), mark.title().en() + ", points of " + mark.most());
            measure(dataset, entry, mark.code(), of, mark.points());
        });
    }

    private void measure(Resource dataset, CatalogueEntry entry, String code, Label title, long value) {
        Resource metric = rdfGraph.node(addresses.ofCatalogue("quality-" + code), VocabularyTerms.METRIC);
        metric.addProperty(SKOS.definition, title.zh(), "zh").addProperty(SKOS.definition, title.en(), "en");
        metric.addProperty(VocabularyTerms.EXPECTED_DATA_TYPE, XSD.integer);
        Resource measurement =
                rdfGraph.node(addresses.of(entry, "quality-" + code), VocabularyTerms.QUALITY_MEASUREMENT);
        measurement.addProperty(VocabularyTerms.IS_MEASUREMENT_OF, metric);
        measurement.addProperty(VocabularyTerms.COMPUTED_ON, dataset);
        rdfGraph.typed(measurement, VocabularyTerms.QUALITY_VALUE, value, XSDDatatype.XSDinteger);
        dataset.addProperty(VocabularyTerms.HAS_QUALITY_MEASUREMENT, measurement);
    }
}
