package pilotcity.index.retrieval;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.column.SegmentSections;
import pilotcity.index.store.LuceneFieldNames;

/**
 * Stands for the visible documents of some kinds: two that are equal stand for the same documents. Documents are only
 * ever added with a segment and removed from one, so that the segments and how many each still has say it all. A merge
 * makes another revision of the same documents.
 *
 * @param sizes live documents of the kinds, by segment
 */
public record Revision(Map<Object, Integer> sizes) {
    public static Revision of(DirectoryReader reader, Set<String> kinds) throws IOException {
        Map<Object, Integer> sizes = new HashMap<>();
        for (LeafReaderContext segment : reader.leaves()) {
            LeafReader leaf = segment.reader();
            int size = 0;
            for (SegmentSections.Section section : SegmentColumns.of(leaf)
                    .sections(leaf, LuceneFieldNames.SECTION)
                    .list()) {
                if (kinds.contains(LuceneFieldNames.kindOf(section.name()))) {
                    size += live(leaf.getLiveDocs(), section);
                }
            }
            if (size > 0) {
                sizes.put(leaf.getCoreCacheHelper().getKey(), size);
            }
        }
        return new Revision(Map.copyOf(sizes));
    }

    private static int live(@Nullable Bits live, SegmentSections.Section section) {
        int count = section.to() - section.from();
        for (int id = section.from(); live != null && id < section.to(); id++) {
            count -= live.get(id) ? 0 : 1;
        }
        return count;
    }
}
