package pilotcity.portal.face.dcat.graph;

import java.util.List;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.shared.catalogue.BilingualText;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueVersion;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** The versions of a data set (DCAT 3, clause 11) and the services that give its rows. */
record VersionGraph(RdfGraph rdfGraph, CatalogueAddresses addresses) {

    /** @param versions oldest first */
    void add(Resource dataset, CatalogueEntry entry, List<CatalogueVersion> versions) {
        Resource previous = null;
        for (CatalogueVersion version : versions) {
            Resource node = version(dataset, entry, version, previous);
            dataset.addProperty(VocabularyTerms.HAS_VERSION, node);
            previous = node;
        }
    }

    private Resource version(
            Resource dataset, CatalogueEntry entry, CatalogueVersion version, @Nullable Resource previous) {
        Resource node = rdfGraph.node(addresses.of(entry, "version-" + version.number()), DCAT.Dataset);
        rdfGraph.text(node, DCTerms.title, entry.title());
        rdfGraph.text(
                node,
                DCTerms.description,
                version.notes().isEmpty()
                        ? new BilingualText("第 " + version.number() + " 版", "Version " + version.number())
                        : version.notes());
        rdfGraph.plain(node, VocabularyTerms.VERSION, Integer.toString(version.number()));
        rdfGraph.text(node, VocabularyTerms.VERSION_NOTES, version.notes());
        rdfGraph.typed(node, DCTerms.issued, version.publishedAt(), XSDDatatype.XSDdateTime);
        node.addProperty(VocabularyTerms.IS_VERSION_OF, dataset);
        node.addProperty(
                DCAT.landingPage,
                rdfGraph.node(addresses.page(entry) + "/versions/" + version.number(), FOAF.Document));
        if (previous != null) {
            node.addProperty(VocabularyTerms.PREVIOUS_VERSION, previous);
        }
        return node;
    }

    /** A service for each table, which the distribution of its file names. */
    void addRows(Resource dataset, CatalogueEntry entry) {
        String tables = "/api/datasets/" + UrlEncoding.segment(entry.id()) + "/tables/";
        entry.release().tables().forEach(table -> {
            Resource service = rdfGraph.node(addresses.of(entry, "rows-" + table.name()), DCAT.DataService);
            rdfGraph.text(service, DCTerms.title, new BilingualText(table.name() + " 的行", "Rows of " + table.name()));
            service.addProperty(
                    DCAT.endpointURL,
                    rdfGraph.node(addresses.url(tables + UrlEncoding.segment(table.name()) + "/rows"), RDFS.Resource));
            service.addProperty(DCAT.endpointDescription, rdfGraph.node(addresses.url("/openapi.json"), RDFS.Resource));
            service.addProperty(DCAT.servesDataset, dataset);
            entry.files().stream()
                    .filter(file ->
                            file.kind() == null && file.url().endsWith("/files/" + UrlEncoding.segment(table.file())))
                    .forEach(file -> rdfGraph.node(addresses.distribution(entry, file))
                            .addProperty(DCAT.accessService, service));
        });
    }
}
