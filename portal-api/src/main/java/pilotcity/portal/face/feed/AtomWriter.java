package pilotcity.portal.face.feed;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import pilotcity.portal.kernel.encoding.AtomElements;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

/** Atom (RFC 4287) in pages (RFC 5005, clause 3) with GeoRSS. */
final class AtomWriter {
    private static final String ALTERNATE = "alternate";
    private static final String HTML = "text/html";

    private AtomWriter() {}

    static Buffer write(Feed feed) {
        return XmlDocumentWriter.document(xml -> {
            xml.begin(
                    "feed",
                    "xmlns",
                    AtomElements.NAMESPACE,
                    "xmlns:georss",
                    GeoRss.NAMESPACE,
                    "xml:lang",
                    feed.language().tag());
            xml.element("id", feed.id()).element("title", feed.title());
            xml.element("updated", feed.updated().toString());
            xml.begin("author")
                    .element("name", feed.author())
                    .element("uri", feed.home())
                    .end();
            AtomElements.link(xml, "self", AtomElements.TYPE, feed.self());
            AtomElements.link(xml, ALTERNATE, HTML, feed.html());
            AtomElements.link(xml, "first", AtomElements.TYPE, feed.id());
            if (feed.next() != null) {
                AtomElements.link(xml, "next", AtomElements.TYPE, feed.next());
            }
            xml.element("generator", feed.author(), "uri", feed.home());
            for (Feed.Entry entry : feed.entries()) {
                entry(xml, entry);
            }
            xml.end();
        });
    }

    private static void entry(XmlDocumentWriter xml, Feed.Entry entry) throws XMLStreamException {
        xml.begin("entry").element("id", entry.id()).element("title", entry.title());
        xml.element("updated", entry.updated().toString());
        if (entry.published() != null) {
            xml.element("published", entry.published().toString());
        }
        AtomElements.link(xml, ALTERNATE, HTML, entry.html());
        if (entry.json() != null) {
            AtomElements.link(xml, ALTERNATE, "application/json", entry.json());
        }
        if (entry.photo() != null) {
            AtomElements.link(xml, "enclosure", "image/jpeg", entry.photo());
        }
        for (Feed.Category each : entry.categories()) {
            xml.empty("category", "term", each.term(), "scheme", each.scheme(), "label", each.label());
        }
        xml.element("summary", entry.summary(), "type", "text");
        place(xml, entry);
        xml.end();
    }

    static void place(XmlDocumentWriter xml, Feed.Entry entry) throws XMLStreamException {
        Optional<GeoRss> place = Optional.ofNullable(entry.geometry()).flatMap(GeoRss::of);
        if (place.isPresent()) {
            xml.element(place.get().element(), place.get().positions());
        }
    }
}
