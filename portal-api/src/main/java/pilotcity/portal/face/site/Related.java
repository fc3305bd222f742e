package pilotcity.portal.face.site;

import java.util.List;
import pilotcity.portal.face.page.show.Shown;

/**
 * Documents that point to this one.
 *
 * @param title what they are and by which field they point here
 * @param total how many there are
 * @param items the first of them
 * @param all where the rest is
 */
record Related(String name, String title, long total, List<Shown> items, String all) {}
