package pilotcity.portal.face.shared.page.document;

import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;

/**
 * A value as a page shows it.
 *
 * @param raw the value in the document
 * @param href where it leads, or null
 * @param outside whether {@code href} leaves the portal
 * @param lang the language of {@code text} where it is not the page's, or null
 */
public record DisplayValue(
        String raw,
        String text,
        @Nullable String href,
        boolean outside,
        @Nullable String lang) {

    public static DisplayValue text(String raw, String text) {
        return new DisplayValue(raw, text, null, false, null);
    }

    public static DisplayValue link(String raw, String text, String href) {
        return new DisplayValue(raw, text, href, false, null);
    }

    public static DisplayValue outside(String address, String text) {
        return new DisplayValue(address, text, address, true, null);
    }

    /** A link to the page of {@code document}, by its name. */
    public static DisplayValue of(Kinds kinds, Document document, Visit visit) {
        DocumentNames names = DocumentNames.of(kinds, document, visit.language());
        String address = PageAddresses.of(kinds.get(document.kind()), document.id());
        return link(document.id(), names.title(), visit.link(address)).in(names.titleLang());
    }

    public DisplayValue in(@Nullable String language) {
        return new DisplayValue(raw, text, href, outside, language);
    }
}
