package pilotcity.portal.face.dcat.graph;

import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.apache.jena.vocabulary.XSD;

/** Terms of vocabularies that the library does not list, and the prefixes that answers use. */
final class VocabularyTerms {
    private static final String DCATAP = "http://data.europa.eu/r5r/";
    private static final String SPDX = "http://spdx.org/rdf/terms#";
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
    private static final String LOCN = "http://www.w3.org/ns/locn#";
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final String GEO = "http://www.opengis.net/ont/geosparql#";

    private static final String DQV = "http://www.w3.org/ns/dqv#";
    private static final String ADMS = "http://www.w3.org/ns/adms#";

    static final Property VERSION = property(DCAT.getURI(), "version");
    static final Property HAS_VERSION = property(DCAT.getURI(), "hasVersion");
    static final Property IS_VERSION_OF = property(DCAT.getURI(), "isVersionOf");
    static final Property PREVIOUS_VERSION = property(DCAT.getURI(), "previousVersion");
    static final Property VERSION_NOTES = property(ADMS, "versionNotes");

    static final Property HAS_QUALITY_MEASUREMENT = property(DQV, "hasQualityMeasurement");
    static final Property IS_MEASUREMENT_OF = property(DQV, "isMeasurementOf");
    static final Property COMPUTED_ON = property(DQV, "computedOn");
    static final Property QUALITY_VALUE = property(DQV, "value");
    static final Property EXPECTED_DATA_TYPE = property(DQV, "expectedDataType");
    static final Resource QUALITY_MEASUREMENT = resource(DQV + "QualityMeasurement");
    static final Resource METRIC = resource(DQV + "Metric");

    static final Property AVAILABILITY = property(DCATAP, "availability");
    static final Property CHECKSUM = property(SPDX, "checksum");
    static final Property ALGORITHM = property(SPDX, "algorithm");
    static final Property CHECKSUM_VALUE = property(SPDX, "checksumValue");
    static final Resource CHECKSUM_CLASS = resource(SPDX + "Checksum");
    static final Resource CHECKSUM_ALGORITHM = resource(SPDX + "ChecksumAlgorithm");
    static final String SHA256 = SPDX + "checksumAlgorithm_sha256";
    static final Property GEOMETRY = property(LOCN, "geometry");
    static final Property DERIVED_FROM = property(PROV, "wasDerivedFrom");
    static final String WKT = GEO + "wktLiteral";

    static final Resource PAGED_COLLECTION = resource(HYDRA + "PagedCollection");
    static final Resource PARTIAL_VIEW = resource(HYDRA + "PartialCollectionView");
    static final Property TOTAL_ITEMS = property(HYDRA, "totalItems");
    static final Property ITEMS_PER_PAGE = property(HYDRA, "itemsPerPage");

    private VocabularyTerms() {}

    static Property hydra(String name) {
        return property(HYDRA, name);
    }

    private static Property property(String vocabulary, String name) {
        return ResourceFactory.createProperty(vocabulary, name);
    }

    private static Resource resource(String uri) {
        return ResourceFactory.createResource(uri);
    }

    /** Every vocabulary that answers use, in the order of their prefixes. */
    static Map<String, String> prefixes() {
        return new TreeMap<>(Map.ofEntries(
                Map.entry("adms", ADMS),
                Map.entry("dcat", DCAT.getURI()),
                Map.entry("dqv", DQV),
                Map.entry("dct", DCTerms.getURI()),
                Map.entry("dcatap", DCATAP),
                Map.entry("foaf", FOAF.getURI()),
                Map.entry("geo", GEO),
                Map.entry("hydra", HYDRA),
                Map.entry("locn", LOCN),
                Map.entry("owl", OWL.getURI()),
                Map.entry("prov", PROV),
                Map.entry("rdf", RDF.getURI()),
                Map.entry("rdfs", RDFS.getURI()),
                Map.entry("skos", SKOS.getURI()),
                Map.entry("spdx", SPDX),
                Map.entry("vcard", VCARD4.getURI()),
                Map.entry("xsd", XSD.getURI())));
    }
}
