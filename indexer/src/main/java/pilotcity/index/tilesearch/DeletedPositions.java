package pilotcity.index.tilesearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.util.Bits;
import pilotcity.index.kind.Kind;
import pilotcity.index.store.LuceneFieldNames;

/**
 * Positions of the deleted documents of a segment. The tree of a point field counts them until the segment is merged,
 * so they are subtracted; found once for each state of a segment.
 */
public final class DeletedPositions {
    private final Map<Object, Map<String, List<Long>>> known = Collections.synchronizedMap(new WeakHashMap<>());

    /** The positions of deleted documents by point field, as doc values hold them. */
    Map<String, List<Long>> of(LeafReader segment) throws IOException {
        Bits live = segment.getLiveDocs();
        if (live == null) {
            return Map.of();
        }
        CacheHelper state = segment.getReaderCacheHelper();
        Map<String, List<Long>> found = state == null ? null : known.get(state.getKey());
        if (found == null) {
            found = find(segment, live);
            if (state != null) {
                known.put(state.getKey(), found);
            }
        }
        return found;
    }

    private static Map<String, List<Long>> find(LeafReader segment, Bits live) throws IOException {
        SortedNumericDocValues anchors = DocValues.getSortedNumeric(segment, LuceneFieldNames.anchor(Kind.GEOMETRY));
        SortedNumericDocValues points = DocValues.getSortedNumeric(segment, Kind.GEOMETRY);
        SortedDocValues sections = DocValues.getSorted(segment, LuceneFieldNames.SECTION);
        Map<String, List<Long>> found = new LinkedHashMap<>();
        for (int document = 0; document < live.length(); document++) {
            if (!live.get(document) && anchors.advanceExact(document) && sections.advanceExact(document)) {
                String section = sections.lookupOrd(sections.ordValue()).utf8ToString();
                String field = LuceneFieldNames.position(section, !points.advanceExact(document));
                found.computeIfAbsent(field, added -> new ArrayList<>()).add(anchors.nextValue());
            }
        }
        return found;
    }
}
