package pilotcity.portal.face.feed;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import pilotcity.portal.kernel.encoding.AtomElements;
import pilotcity.portal.kernel.encoding.HtmlEscaping;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

/** RSS 2.0 with GeoRSS, as the Best Practices Profile of the RSS Advisory Board has it. */
final class RssWriter {
    private RssWriter() {}

    static Buffer write(Feed feed) {
        return XmlDocumentWriter.document(xml -> {
            xml.begin("rss", "version", "2.0", "xmlns:atom", AtomElements.NAMESPACE, "xmlns:georss", GeoRss.NAMESPACE);
            xml.begin("channel").element("title", feed.title()).element("link", feed.html());
            xml.element("description", feed.title() + " · " + feed.author());
            xml.element("language", feed.language().tag());
            xml.element("lastBuildDate", date(feed.updated()));
            xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", feed.self());
            if (feed.next() != null) {
                xml.empty("atom:link", "rel", "next", "type", "application/rss+xml", "href", feed.next());
            }
            for (Feed.Entry entry : feed.entries()) {
                item(xml, entry);
            }
            xml.end().end();
        });
    }

    private static void item(XmlDocumentWriter xml, Feed.Entry entry) throws XMLStreamException {
        xml.begin("item").element("title", entry.title()).element("link", entry.html());
        xml.element("guid", entry.id(), "isPermaLink", entry.id().contains("#") ? "false" : "true");
        xml.element("pubDate", date(Objects.requireNonNullElse(entry.published(), entry.updated())));
        // Readers take a description for HTML.
        xml.element("description", HtmlEscaping.text(entry.summary()));
        for (Feed.Category each : entry.categories()) {
            xml.element("category", each.label(), "domain", each.scheme());
        }
        AtomWriter.place(xml, entry);
        xml.end();
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
