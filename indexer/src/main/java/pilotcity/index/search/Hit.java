package pilotcity.index.search;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;

/**
 * One document found.
 *
 * @param score how well the words match; 0 when none were given
 * @param distance metres from {@link SearchQuery#near}, or null
 * @param highlights field name to snippets, the words between {@code <mark>} and {@code </mark>}, all else escaped as HTML
 * @param cursor goes on behind this hit
 */
public record Hit(
        Document document,
        float score,
        @Nullable Double distance,
        Map<String, List<String>> highlights,
        String cursor) {}
