package pilotcity.portal.face.shared.page.results;

import java.util.List;
import pilotcity.portal.face.shared.page.document.ResultItem;

/**
 * A record that may mean the same, as a page shows it.
 *
 * @param likelihood as styles write it
 * @param probable how likely, in words
 * @param reasons in the language of the page
 */
public record DuplicateItem(ResultItem record, String likelihood, String probable, List<String> reasons) {}
