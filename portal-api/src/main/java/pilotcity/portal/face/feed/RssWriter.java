package pilotcity.portal.face.feed;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;

/** RSS 2.0 with GeoRSS, as the Best Practices Profile of the RSS Advisory Board has it. */
final class RssWriter {
    private RssWriter() {}

    static Buffer write(Feed feed) {
        return Xml.document(xml -> {
            xml.begin(
                    "rss",
                    "version",
                    "2.0",
                    "xmlns:atom",
                    "http://www.w3.org/2005/Atom",
                    "xmlns:georss",
                    GeoRss.NAMESPACE);
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

    private static void item(Xml xml, Feed.Entry entry) throws XMLStreamException {
        xml.begin("item").element("title", entry.title()).element("link", entry.html());
        xml.element("guid", entry.id(), "isPermaLink", entry.id().contains("#") ? "false" : "true");
        xml.element("pubDate", date(Objects.requireNonNullElse(entry.published(), entry.updated())));
        xml.element("description", escaped(entry.summary()));
        for (Feed.Category each : entry.categories()) {
            xml.element("category", each.label(), "domain", each.scheme());
        }
        AtomWriter.place(xml, entry);
        xml.end();
    }

    /** Readers take a description for HTML. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
