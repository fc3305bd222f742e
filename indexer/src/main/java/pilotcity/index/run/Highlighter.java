package pilotcity.index.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.TextRole;
import pilotcity.index.store.LuceneFieldNames;

/** Marks the words of a query in the fields they were found in. */
final class Highlighter {
    private static final int SNIPPETS = 2;
    private static final int LONGEST = 100_000;

    private final UnifiedHighlighter highlighter;
    private final Query query;

    /** @param query the words as a query; what filters is not marked */
    Highlighter(Analyzer analyzer, Query query) {
        this.query = query;
        this.highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withFormatter(new DefaultPassageFormatter("<mark>", "</mark>", " … ", true))
                .withMaxNoHighlightPassages(0)
                .withMaxLength(LONGEST)
                .withBreakIterator(SentenceBreaks::new)
                .build();
    }

    Map<String, List<String>> of(Kind<?> kind, Document document) throws IOException {
        Map<String, List<String>> marked = new LinkedHashMap<>();
        Map<String, Object> values = document.map();
        for (Field<?> field : kind.fields().values()) {
            if (field.role() != TextRole.NONE && values.get(field.name()) instanceof String text) {
                Object snippet = highlighter.highlightWithoutSearcher(
                        LuceneFieldNames.words(field.role()), query, text, SNIPPETS);
                if (snippet != null) {
                    marked.put(field.name(), List.of(snippet.toString()));
                }
            }
        }
        return marked;
    }
}
