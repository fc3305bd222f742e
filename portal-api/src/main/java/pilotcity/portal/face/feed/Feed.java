package pilotcity.portal.face.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.page.Language;

/**
 * One page of a feed, in no format yet.
 *
 * @param id the address of its first page, which is its name as well
 * @param self the address of this page
 * @param html a page that shows the same to people
 * @param next the address of the page behind this one, or null
 * @param updated the last change of any entry
 */
record Feed(
        String id,
        String self,
        String html,
        @Nullable String next,
        String title,
        String author,
        String home,
        Language language,
        Instant updated,
        List<Entry> entries) {

    /**
     * One entry.
     *
     * @param id an address that stays what it is, whatever changes in the document
     * @param html the page about it
     * @param json the document, or null
     * @param published when it happened or was published, or null
     * @param photo the whole address of a picture, or null
     * @param geometry GeoJSON as maps and lists, or null
     */
    record Entry(
            String id,
            String title,
            String html,
            @Nullable String json,
            Instant updated,
            @Nullable Instant published,
            String summary,
            @Nullable String photo,
            List<Category> categories,
            @Nullable Map<?, ?> geometry) {}

    /**
     * What an entry is counted under.
     *
     * @param scheme an address that names the field
     */
    record Category(String term, String scheme, String label) {}
}
