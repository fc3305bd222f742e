package pilotcity.portal.face.ckan.feed;

import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import pilotcity.portal.face.ckan.action.PackageSearch;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.kernel.encoding.AtomElements;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.encoding.XmlDocumentWriter;

/** Writes a page of a feed. */
final class CkanFeedWriter {
    private final XmlDocumentWriter xml;
    private final CkanSite site;

    private CkanFeedWriter(XmlDocumentWriter xml, CkanSite site) {
        this.xml = xml;
        this.site = site;
    }

    static Buffer write(CkanFeedPage feed, PackageSearch.Found found, int page, int size, CkanSite site) {
        return XmlDocumentWriter.document(xml -> new CkanFeedWriter(xml, site).feed(feed, found, page, size));
    }

    private void feed(CkanFeedPage feed, PackageSearch.Found found, int page, int size) throws XMLStreamException {
        int last = (int) Math.max(1, (found.count() + size - 1) / size);
        String title = site.about().title().chinese();
        xml.begin("feed", "xmlns", AtomElements.NAMESPACE);
        xml.element("id", feed.address(site.base(), 1));
        xml.element("title", feed.title().isEmpty() ? title : title + " - " + feed.title());
        xml.element("updated", updated(found));
        xml.begin("author");
        xml.element("name", site.about().operator());
        xml.end();
        link("self", AtomElements.TYPE, feed.address(site.base(), page));
        link("alternate", "text/html", site.url("/search?kind=" + CatalogueEntry.KIND));
        link("first", AtomElements.TYPE, feed.address(site.base(), 1));
        link("last", AtomElements.TYPE, feed.address(site.base(), last));
        if (page > 1) {
            link("prev", AtomElements.TYPE, feed.address(site.base(), page - 1));
        }
        if (page < last) {
            link("next", AtomElements.TYPE, feed.address(site.base(), page + 1));
        }
        for (CatalogueEntry entry : found.entries()) {
            entry(entry);
        }
        xml.end();
    }

    /** When the latest of the entries changed; a feed without any has not changed since the beginning. */
    private static String updated(PackageSearch.Found found) {
        return found.entries().stream()
                .map(entry -> entry.dates().changed())
                .max(String::compareTo)
                .orElse("1970-01-01T00:00:00Z");
    }

    private void entry(CatalogueEntry entry) throws XMLStreamException {
        String id = UrlEncoding.segment(entry.id());
        xml.begin("entry");
        xml.element("id", site.url("/dataset/" + id));
        xml.element("title", entry.title().chinese());
        xml.element("updated", entry.dates().changed());
        xml.element("published", entry.dates().listed());
        xml.begin("author");
        xml.element("name", entry.publisher().name().chinese());
        xml.end();
        link("alternate", "text/html", site.url("/datasets/" + id));
        link(
                "enclosure",
                "application/json",
                site.url("/api/3/action/package_show?id=" + UrlEncoding.query(entry.id())));
        xml.element("summary", entry.description().chinese());
        for (String word : Stream.concat(entry.keywords().stream(), entry.keywordsEn().stream())
                .distinct()
                .toList()) {
            xml.empty("category", "term", word);
        }
        xml.end();
    }

    private void link(String rel, String type, String href) throws XMLStreamException {
        AtomElements.link(xml, rel, type, href);
    }
}
