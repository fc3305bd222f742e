package pilotcity.portal.face.dcat.graph;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.catalogue.BilingualText;

/** A graph that is being made. Every node has an address, so that the same catalogue is the same graph. */
final class RdfGraph {
    /** What XML cannot hold (XML 1.0, clause 2.2), no serialisation gets. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";

    private final Model model = ModelFactory.createDefaultModel();

    RdfGraph() {
        model.setNsPrefixes(VocabularyTerms.prefixes());
    }

    Model model() {
        return model;
    }

    /** The node at {@code uri}, with its classes. */
    Resource node(String uri, Resource... types) {
        Resource node = model.createResource(IriEncoder.written(uri));
        for (Resource type : types) {
            node.addProperty(RDF.type, type);
        }
        return node;
    }

    /** The node at an address from the data; empty when it is not a valid address. */
    Optional<Resource> outside(@Nullable String uri, Resource... types) {
        return isAddress(uri) ? Optional.of(node(String.valueOf(uri), types)) : Optional.empty();
    }

    private static boolean isAddress(@Nullable String uri) {
        if (uri == null) {
            return false;
        }
        try {
            URI parsed = new URI(uri);
            return parsed.isAbsolute() && parsed.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** A term of one of the EU's authority tables: {@code frequency/IRREG}. */
    Resource authority(String term, Resource... types) {
        String table = AUTHORITY + term.substring(0, term.indexOf('/'));
        return inTable(node(AUTHORITY + term, types), table);
    }

    /** States which table {@code term} is of, where it is one of the EU's. */
    Resource inTable(Resource term, String table) {
        return term.addProperty(SKOS.inScheme, model.createResource(table));
    }

    /** A concept with its names. */
    Resource concept(Resource concept, Label label) {
        return concept.addProperty(RDF.type, SKOS.Concept)
                .addProperty(SKOS.prefLabel, label.zh(), "zh")
                .addProperty(SKOS.prefLabel, label.en(), "en");
    }

    void text(Resource of, Property property, BilingualText text) {
        text.each((language, value) -> of.addProperty(property, clean(value), language));
    }

    void text(Resource of, Property property, String text, String language) {
        of.addProperty(property, clean(text), language);
    }

    void plain(Resource of, Property property, @Nullable String text) {
        if (text != null) {
            of.addProperty(property, clean(text));
        }
    }

    void typed(Resource of, Property property, @Nullable Object value, XSDDatatype type) {
        if (value != null) {
            of.addProperty(property, model.createTypedLiteral(String.valueOf(value), type));
        }
    }

    /** A year, month, day or moment, each with its own type. */
    void time(Resource of, Property property, @Nullable String time) {
        if (time != null) {
            typed(
                    of,
                    property,
                    time,
                    switch (time.length()) {
                        case 4 -> XSDDatatype.XSDgYear;
                        case 7 -> XSDDatatype.XSDgYearMonth;
                        case 10 -> XSDDatatype.XSDdate;
                        default -> XSDDatatype.XSDdateTime;
                    });
        }
    }

    /** The rectangle as WKT. */
    void box(Resource of, Property property, double[] box) {
        String west = number(box[0]);
        String south = number(box[1]);
        String east = number(box[2]);
        String north = number(box[3]);
        String wkt = box[0] <= box[2]
                ? "POLYGON(" + ring(west, south, east, north) + ")"
                // over the antimeridian, in two parts
                : "MULTIPOLYGON((" + ring(west, south, "180", north) + "),(" + ring("-180", south, east, north) + "))";
        of.addProperty(property, model.createTypedLiteral(wkt, VocabularyTerms.WKT));
    }

    private static String ring(String west, String south, String east, String north) {
        return "(%1$s %2$s,%3$s %2$s,%3$s %4$s,%1$s %4$s,%1$s %2$s)".formatted(west, south, east, north);
    }

    void point(Resource of, Property property, double lon, double lat) {
        of.addProperty(
                property,
                model.createTypedLiteral("POINT(" + number(lon) + " " + number(lat) + ")", VocabularyTerms.WKT));
    }

    private static String number(double value) {
        return new BigDecimal(value)
                .setScale(6, java.math.RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A thing of which only the name is known. */
    Resource labelled(String uri, Resource type, BilingualText label) {
        Resource node = node(uri, type);
        text(node, RDFS.label, label);
        return node;
    }

    private static String clean(String text) {
        return UNWRITABLE.matcher(text).replaceAll("");
    }
}
