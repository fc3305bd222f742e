package pilotcity.portal.face.dcat.us;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** What the names in a catalogue of DCAT-US 3.0 mean, as a context of JSON-LD 1.1. */
final class DcatUs3Context {
    private static final Map<String, String> PREFIXES = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dcat-us", "http://data.resources.gov/ontology/dcat-us#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "spdx", "http://spdx.org/rdf/terms#",
            "vcard", "http://www.w3.org/2006/vcard/ns#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    private static final List<String> CLASSES = List.of(
            "dcat:Catalog",
            "dcat:Dataset",
            "dcat:Distribution",
            "dcat:DataService",
            "dcat-us:GeographicBoundingBox",
            "dct:PeriodOfTime",
            "dct:ProvenanceStatement",
            "spdx:Checksum",
            "vcard:Kind");

    private static final List<String> TEXTS = List.of(
            "dct:identifier",
            "foaf:name",
            "vcard:fn",
            "dcat-us:westBoundingLongitude",
            "dcat-us:southBoundingLatitude",
            "dcat-us:eastBoundingLongitude",
            "dcat-us:northBoundingLatitude");

    /** In English, and in every language under the same name with Map behind it. */
    private static final List<String> TRANSLATED =
            List.of("dct:title", "dct:description", "dcat:keyword", "skos:prefLabel", "rdfs:label");

    private static final List<String> THINGS = List.of(
            "dct:publisher",
            "dct:license",
            "dct:conformsTo",
            "dct:language",
            "dct:accrualPeriodicity",
            "dct:accessRights",
            "dct:temporal",
            "dct:provenance",
            "dct:format",
            "foaf:homepage",
            "dcat:dataset",
            "dcat:service",
            "dcat:distribution",
            "dcat:contactPoint",
            "dcat:endpointURL",
            "dcat:endpointDescription",
            "dcat:theme",
            "dcat:landingPage",
            "dcat:accessURL",
            "dcat:downloadURL",
            "dcat:mediaType",
            "dcat-us:geographicBoundingBox",
            "spdx:checksum",
            "spdx:algorithm",
            "vcard:hasEmail");

    private static final Map<String, String> TYPED = Map.of(
            "dct:issued", "xsd:date",
            "dct:modified", "xsd:date",
            "dcat:startDate", "xsd:date",
            "dcat:endDate", "xsd:date",
            "dcat:byteSize", "xsd:nonNegativeInteger",
            "spdx:checksumValue", "xsd:hexBinary");

    static final JsonObject CONTEXT = context();

    private DcatUs3Context() {}

    private static JsonObject context() {
        JsonObject context = new JsonObject().put("@version", 1.1);
        PREFIXES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> context.put(each.getKey(), each.getValue()));
        CLASSES.forEach(term -> context.put(local(term), term));
        context.put("Agent", "foaf:Agent").put("Organization", "foaf:Organization");
        TEXTS.forEach(term -> context.put(local(term), term));
        for (String term : TRANSLATED) {
            context.put(local(term), new JsonObject().put("@id", term).put("@language", "en"));
            context.put(local(term) + "Map", new JsonObject().put("@id", term).put("@container", "@language"));
        }
        THINGS.forEach(term ->
                context.put(local(term), new JsonObject().put("@id", term).put("@type", "@id")));
        TYPED.forEach((term, type) ->
                context.put(local(term), new JsonObject().put("@id", term).put("@type", type)));
        return context;
    }

    private static String local(String term) {
        return term.substring(term.indexOf(':') + 1);
    }
}
