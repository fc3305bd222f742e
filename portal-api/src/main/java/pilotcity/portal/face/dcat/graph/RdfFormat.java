package pilotcity.portal.face.dcat.graph;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;

/** What a graph can be written as, in the order that we prefer. */
public enum RdfFormat {
    TURTLE("ttl", "text/turtle"),
    JSON_LD("jsonld", "application/ld+json"),
    RDF_XML("rdf", "application/rdf+xml"),
    /** The same under the name that some harvesters look for. */
    XML("xml", "application/xml"),
    N3("n3", "text/n3"),
    N_TRIPLES("nt", "application/n-triples"),
    /** JSON-LD for clients that know JSON only. */
    JSON("json", "application/json");

    private final String extension;
    private final String type;

    RdfFormat(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    public String extension() {
        return extension;
    }

    /** The media type without parameters. */
    public String type() {
        return type;
    }

    /** What {@code Content-Type} says. */
    public String contentType() {
        return switch (this) {
            case TURTLE, N3, XML, RDF_XML, JSON -> type + "; charset=utf-8";
            case JSON_LD, N_TRIPLES -> type;
        };
    }

    public static Optional<RdfFormat> findByExtension(String extension) {
        return Arrays.stream(values())
                .filter(each -> each.extension.equals(extension))
                .findFirst();
    }

    public static Optional<RdfFormat> findByType(String type) {
        return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
    }

    private RDFFormat format() {
        return switch (this) {
            case TURTLE, N3 -> RDFFormat.TURTLE_PRETTY;
            case JSON_LD, JSON -> RDFFormat.JSONLD11_PRETTY;
            case RDF_XML, XML -> RDFFormat.RDFXML_PLAIN;
            case N_TRIPLES -> RDFFormat.NTRIPLES_UTF8;
        };
    }

    public Buffer write(Model model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        RDFWriter.source(model).format(format()).output(out);
        return Buffer.buffer(out.toByteArray());
    }
}
