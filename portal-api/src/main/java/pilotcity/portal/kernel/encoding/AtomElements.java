package pilotcity.portal.kernel.encoding;

import javax.xml.stream.XMLStreamException;

/** What Atom feeds have in common (RFC 4287). */
public final class AtomElements {
    public static final String NAMESPACE = "http://www.w3.org/2005/Atom";
    public static final String TYPE = "application/atom+xml";

    private AtomElements() {}

    public static void link(XmlDocumentWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.empty("link", "rel", rel, "type", type, "href", href);
    }
}
