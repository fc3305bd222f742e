package pilotcity.index.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;

/**
 * One document found.
 *
 * @param document as lists show it
 * @param whole the same with what lists leave out
 * @param score how well the words match; 0 when none were given
 * @param distance metres from {@link SearchQuery#near}, or null
 * @param highlights field name to snippets, the words between {@code <mark>} and {@code </mark>}, all else escaped as
 *     HTML
 * @param place where it is in the order that was asked for
 */
public record Hit(
        Document document,
        Document whole,
        float score,
        @Nullable Double distance,
        Map<String, List<String>> highlights,
        Place place) {
    /** Goes on behind this hit. */
    public String cursor() {
        return place.cursor();
    }

    /** A place in the order of a list. */
    @FunctionalInterface
    public interface Place {
        /** For documents that were not found by a query. */
        Place NONE = () -> "";

        /** Written when it is asked for: most pages need that of one hit. */
        String cursor();
    }
}
