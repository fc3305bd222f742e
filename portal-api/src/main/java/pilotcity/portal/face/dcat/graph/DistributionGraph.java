package pilotcity.portal.face.dcat.graph;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.catalogue.CatalogueFile;
import pilotcity.portal.face.catalogue.FileType;
import pilotcity.portal.face.dcat.Names;

/** What of a data set can be downloaded (DCAT-AP 3.0.1, clause 6.8, Distribution). */
final class DistributionGraph {
    private static final String FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type";
    private static final String IANA = "http://www.iana.org/assignments/media-types/";

    private final Graph graph;
    private final Names names;
    private final CatalogueEntry entry;

    DistributionGraph(Graph graph, Names names, CatalogueEntry entry) {
        this.graph = graph;
        this.names = names;
        this.entry = entry;
    }

    Resource add(CatalogueFile file, Resource licence) {
        Resource distribution = graph.node(names.distribution(entry, file), DCAT.Distribution);
        graph.text(distribution, DCTerms.title, file.title());
        graph.text(distribution, DCTerms.description, file.description());
        graph.plain(distribution, DCTerms.identifier, file.name());
        Resource url = graph.node(names.url(file.url()), RDFS.Resource);
        distribution.addProperty(DCAT.accessURL, url).addProperty(DCAT.downloadURL, url);
        distribution.addProperty(DCTerms.license, licence);
        distribution.addProperty(
                Terms.AVAILABILITY,
                graph.concept(graph.authority("planned-availability/AVAILABLE"), new Label("可用", "available")));
        addFormat(distribution, file);
        graph.typed(distribution, DCAT.byteSize, file.bytes(), XSDDatatype.XSDnonNegativeInteger);
        if (file.kind() == null) {
            graph.time(distribution, DCTerms.modified, entry.dates().modified());
        } else {
            distribution.addProperty(DCAT.accessService, graph.node(names.ofCatalogue("service-exports")));
        }
        addChecksum(distribution, file);
        return distribution;
    }

    private void addFormat(Resource distribution, CatalogueFile file) {
        FileType.of(file.format())
                .uri()
                .ifPresent(uri -> distribution.addProperty(
                        DCTerms.format, graph.inTable(graph.node(uri, DCTerms.MediaTypeOrExtent), FILE_TYPES)));
        if (file.mediaType().matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")) {
            distribution.addProperty(DCAT.mediaType, graph.node(IANA + file.mediaType(), DCTerms.MediaType));
        }
    }

    private void addChecksum(Resource distribution, CatalogueFile file) {
        if (file.sha256() != null) {
            Resource checksum = graph.node(names.distribution(entry, file) + "-checksum", Terms.CHECKSUM_CLASS);
            checksum.addProperty(Terms.ALGORITHM, graph.node(Terms.SHA256, Terms.CHECKSUM_ALGORITHM));
            graph.typed(checksum, Terms.CHECKSUM_VALUE, file.sha256(), XSDDatatype.XSDhexBinary);
            distribution.addProperty(Terms.CHECKSUM, checksum);
        }
    }
}
