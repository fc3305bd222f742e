package pilotcity.portal.face.shared.catalogue.solr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query in the syntax of Lucene and Solr, as it was written. */
sealed interface SolrNode {
    /** {@code *:*}. */
    record All() implements SolrNode {}

    /**
     * A word or a phrase.
     *
     * @param field null when none was named
     * @param text a star or question mark in it that was not escaped is {@link #ANY} or {@link #ONE}
     */
    record Term(@Nullable String field, String text, boolean phrase) implements SolrNode {
        boolean hasWildcard() {
            return text.indexOf(ANY) >= 0 || text.indexOf(ONE) >= 0;
        }
    }

    /**
     * {@code field:[from TO to]}, with curly brackets where an end is not included.
     *
     * @param from null for open
     */
    record Range(
            String field,
            @Nullable String from,
            boolean fromIncluded,
            @Nullable String to,
            boolean toIncluded) implements SolrNode {}

    record And(List<SolrNode> parts) implements SolrNode {}

    record Or(List<SolrNode> parts) implements SolrNode {}

    record Not(SolrNode part) implements SolrNode {}

    /** Stands for any run of characters; it occurs in no real text. */
    char ANY = '\uE000';

    /** Stands for one character. */
    char ONE = '\uE001';
}
