package pilotcity.portal.face.website;

import java.util.List;
import pilotcity.portal.face.shared.page.document.DisplayValue;

/**
 * Documents that point to this one.
 *
 * @param title what they are and by which field they point here
 * @param total how many there are
 * @param items the first of them
 * @param all where the rest is
 */
public record RelatedList(String name, String title, long total, List<DisplayValue> items, String all) {}
