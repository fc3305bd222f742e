package pilotcity.portal.face.dcat.listing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;

/**
 * A page of the catalogue.
 *
 * @param total how many data sets all pages have
 * @param page the first is 1
 * @param issued when the first data set was listed, or null when there is none
 * @param modified when a data set last changed, or null when there is none
 */
public record CataloguePage(
        List<CatalogueEntry> entries,
        long total,
        int page,
        @Nullable String issued,
        @Nullable String modified) {
    /** How many data sets a page has. */
    public static final int SIZE = 100;

    /** The last page; 1 when there is nothing. */
    public int last() {
        return (int) Math.max(1, (total + SIZE - 1) / SIZE);
    }
}
