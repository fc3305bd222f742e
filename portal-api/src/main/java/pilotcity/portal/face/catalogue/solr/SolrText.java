package pilotcity.portal.face.catalogue.solr;

import java.util.regex.Pattern;

/** A query whose syntax nobody can read, taken for the words in it. */
final class SolrText {
    private static final Pattern SIGNS =
            Pattern.compile("[\"()\\[\\]{}^~:+!&|\\\\*?/\uE000\uE001]|(?<!\\S)(-+|AND|OR|NOT|TO)(?!\\S)");

    private SolrText() {}

    static Solr of(String query) {
        String words = SIGNS.matcher(query).replaceAll(" ").strip();
        return words.isEmpty() ? new Solr.All() : new Solr.Term(null, words, false);
    }
}
