package pilotcity.portal.face.ckan.feed;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import pilotcity.portal.face.catalogue.CatalogueEntry;
import pilotcity.portal.face.ckan.action.PackageSearch;
import pilotcity.portal.face.ckan.call.Site;
import pilotcity.portal.face.page.Addresses;

/** Writes a page of a feed. */
final class FeedWriter {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;
    private final Site site;

    private FeedWriter(XMLStreamWriter xml, Site site) {
        this.xml = xml;
        this.site = site;
    }

    static Buffer write(FeedPage feed, PackageSearch.Found found, int page, int size, Site site) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            new FeedWriter(xml, site).feed(feed, found, page, size);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private void feed(FeedPage feed, PackageSearch.Found found, int page, int size) throws XMLStreamException {
        int last = (int) Math.max(1, (found.count() + size - 1) / size);
        String title = site.about().title().chinese();
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        text("id", feed.address(site.base(), 1));
        text("title", feed.title().isEmpty() ? title : title + " - " + feed.title());
        text("updated", updated(found));
        xml.writeStartElement("author");
        text("name", site.about().operator());
        xml.writeEndElement();
        link("self", feed.address(site.base(), page), "application/atom+xml");
        link("alternate", site.url("/search?kind=" + CatalogueEntry.KIND), "text/html");
        link("first", feed.address(site.base(), 1), "application/atom+xml");
        link("last", feed.address(site.base(), last), "application/atom+xml");
        if (page > 1) {
            link("prev", feed.address(site.base(), page - 1), "application/atom+xml");
        }
        if (page < last) {
            link("next", feed.address(site.base(), page + 1), "application/atom+xml");
        }
        for (CatalogueEntry entry : found.entries()) {
            entry(entry);
        }
        xml.writeEndElement();
    }

    /** When the latest of the entries changed; a feed without any has not changed since the beginning. */
    private static String updated(PackageSearch.Found found) {
        return found.entries().stream()
                .map(entry -> entry.dates().changed())
                .max(String::compareTo)
                .orElse("1970-01-01T00:00:00Z");
    }

    private void entry(CatalogueEntry entry) throws XMLStreamException {
        String id = Addresses.encode(entry.id()).replace("+", "%20");
        xml.writeStartElement("entry");
        text("id", site.url("/dataset/" + id));
        text("title", entry.title().chinese());
        text("updated", entry.dates().changed());
        text("published", entry.dates().listed());
        xml.writeStartElement("author");
        text("name", entry.publisher().name().chinese());
        xml.writeEndElement();
        link("alternate", site.url("/datasets/" + id), "text/html");
        link(
                "enclosure",
                site.url("/api/3/action/package_show?id=" + Addresses.encode(entry.id())),
                "application/json");
        text("summary", entry.description().chinese());
        for (String word : Stream.concat(entry.keywords().stream(), entry.keywordsEn().stream())
                .distinct()
                .toList()) {
            xml.writeEmptyElement("category");
            xml.writeAttribute("term", clean(word));
        }
        xml.writeEndElement();
    }

    private void text(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    private void link(String rel, String href, String type) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }

    private static String clean(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
    }
}
