package pilotcity.portal.face.dcat.graph;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.dcat.listing.CatalogueAddresses;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.face.shared.catalogue.FileType;

/** What of a data set can be downloaded (DCAT-AP 3.0.1, clause 6.8, Distribution). */
final class DistributionGraph {
    private static final String FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type";
    private static final String IANA = "http://www.iana.org/assignments/media-types/";

    private final RdfGraph rdfGraph;
    private final CatalogueAddresses addresses;
    private final CatalogueEntry entry;

    DistributionGraph(RdfGraph rdfGraph, CatalogueAddresses addresses, CatalogueEntry entry) {
        this.rdfGraph = rdfGraph;
        this.addresses = addresses;
        this.entry = entry;
    }

    Resource add(CatalogueFile file, Resource licence) {
        Resource distribution = rdfGraph.node(addresses.distribution(entry, file), DCAT.Distribution);
        rdfGraph.text(distribution, DCTerms.title, file.title());
        rdfGraph.text(distribution, DCTerms.description, file.description());
        rdfGraph.plain(distribution, DCTerms.identifier, file.name());
        Resource url = rdfGraph.node(addresses.url(file.url()), RDFS.Resource);
        distribution.addProperty(DCAT.accessURL, url).addProperty(DCAT.downloadURL, url);
        distribution.addProperty(DCTerms.license, licence);
        distribution.addProperty(
                VocabularyTerms.AVAILABILITY,
                rdfGraph.concept(rdfGraph.authority("planned-availability/AVAILABLE"), new Label("可用", "available")));
        addFormat(distribution, file);
        rdfGraph.typed(distribution, DCAT.byteSize, file.bytes(), XSDDatatype.XSDnonNegativeInteger);
        if (file.kind() == null) {
            rdfGraph.time(distribution, DCTerms.modified, entry.dates().modified());
        } else {
            distribution.addProperty(DCAT.accessService, rdfGraph.node(addresses.ofCatalogue("service-exports")));
        }
        addChecksum(distribution, file);
        return distribution;
    }

    private void addFormat(Resource distribution, CatalogueFile file) {
        FileType.of(file.format())
                .uri()
                .ifPresent(uri -> distribution.addProperty(
                        DCTerms.format, rdfGraph.inTable(rdfGraph.node(uri, DCTerms.MediaTypeOrExtent), FILE_TYPES)));
        if (file.mediaType().matches("[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")) {
            distribution.addProperty(DCAT.mediaType, rdfGraph.node(IANA + file.mediaType(), DCTerms.MediaType));
        }
    }

    private void addChecksum(Resource distribution, CatalogueFile file) {
        if (file.sha256() != null) {
            Resource checksum =
                    rdfGraph.node(addresses.distribution(entry, file) + "-checksum", VocabularyTerms.CHECKSUM_CLASS);
            checksum.addProperty(
                    VocabularyTerms.ALGORITHM,
                    rdfGraph.node(VocabularyTerms.SHA256, VocabularyTerms.CHECKSUM_ALGORITHM));
            rdfGraph.typed(checksum, VocabularyTerms.CHECKSUM_VALUE, file.sha256(), XSDDatatype.XSDhexBinary);
            distribution.addProperty(VocabularyTerms.CHECKSUM, checksum);
        }
    }
}
