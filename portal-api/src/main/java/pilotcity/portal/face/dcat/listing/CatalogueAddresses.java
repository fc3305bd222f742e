package pilotcity.portal.face.dcat.listing;

import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.catalogue.CatalogueFile;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/**
 * The addresses by which the catalogue names what it describes. They lead somewhere: what stands behind {@code #} is
 * described in the document in front of it.
 *
 * @param base scheme, host and port
 */
public record CatalogueAddresses(String base) {
    public static final String CATALOGUE = "/catalog";

    public static final String DATASET = "/dataset";

    public String catalogue() {
        return base + CATALOGUE;
    }

    /** Something that the description of the catalogue has. */
    public String ofCatalogue(String name) {
        return catalogue() + "#" + name;
    }

    public String dataset(String id) {
        return base + DATASET + "/" + UrlEncoding.segment(id);
    }

    /** Something that the description of a data set has. */
    public String of(CatalogueEntry entry, String name) {
        return dataset(entry.id()) + "#" + UrlEncoding.segment(name);
    }

    public String distribution(CatalogueEntry entry, CatalogueFile file) {
        return of(entry, file.kind() == null ? "file-" + file.name() : file.name());
    }

    /** The page about a data set. */
    public String page(CatalogueEntry entry) {
        return base + "/datasets/" + UrlEncoding.segment(entry.id());
    }

    /** What its files hold, as a data package. */
    public String dataPackage(CatalogueEntry entry) {
        return base + entry.dataPackage();
    }

    public String url(String path) {
        return base + path;
    }
}
