package pilotcity.portal.face.feed;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Atom (RFC 4287) in pages (RFC 5005, clause 3) with GeoRSS. */
final class AtomWriter {
    private static final String ALTERNATE = "alternate";
    private static final String HTML = "text/html";

    private AtomWriter() {}

    static Buffer write(Feed feed) {
        return Xml.document(xml -> {
            xml.begin(
                    "feed",
                    "xmlns",
                    "http://www.w3.org/2005/Atom",
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
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self());
            xml.empty("link", "rel", ALTERNATE, "type", HTML, "href", feed.html());
            xml.empty("link", "rel", "first", "type", "application/atom+xml", "href", feed.id());
            if (feed.next() != null) {
                xml.empty("link", "rel", "next", "type", "application/atom+xml", "href", feed.next());
            }
            xml.element("generator", feed.author(), "uri", feed.home());
            for (Feed.Entry entry : feed.entries()) {
                entry(xml, entry);
            }
            xml.end();
        });
    }

    private static void entry(Xml xml, Feed.Entry entry) throws XMLStreamException {
        xml.begin("entry").element("id", entry.id()).element("title", entry.title());
        xml.element("updated", entry.updated().toString());
        if (entry.published() != null) {
            xml.element("published", entry.published().toString());
        }
        xml.empty("link", "rel", ALTERNATE, "type", HTML, "href", entry.html());
        if (entry.json() != null) {
            xml.empty("link", "rel", ALTERNATE, "type", "application/json", "href", entry.json());
        }
        if (entry.photo() != null) {
            xml.empty("link", "rel", "enclosure", "type", "image/jpeg", "href", entry.photo());
        }
        for (Feed.Category each : entry.categories()) {
            xml.empty("category", "term", each.term(), "scheme", each.scheme(), "label", each.label());
        }
        xml.element("summary", entry.summary(), "type", "text");
        place(xml, entry);
        xml.end();
    }

    static void place(Xml xml, Feed.Entry entry) throws XMLStreamException {
        Optional<GeoRss> place = Optional.ofNullable(entry.geometry()).flatMap(GeoRss::of);
        if (place.isPresent()) {
            xml.element(place.get().element(), place.get().positions());
        }
    }
}
