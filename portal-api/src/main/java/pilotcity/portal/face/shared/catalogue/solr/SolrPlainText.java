package pilotcity.portal.face.shared.catalogue.solr;

import java.util.regex.Pattern;

/** A query with broken syntax, taken as plain words. */
final class SolrPlainText {
    private static final Pattern SIGNS =
            Pattern.compile("[\"()\\[\\]{}^~:+!&|\\\\*?/\uE000\uE001]|(?<!\\S)(-+|AND|OR|NOT|TO)(?!\\S)");

    private SolrPlainText() {}

    static SolrNode of(String query) {
        String words = SIGNS.matcher(query).replaceAll(" ").strip();
        return words.isEmpty() ? new SolrNode.All() : new SolrNode.Term(null, words, false);
    }
}
