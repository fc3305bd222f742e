package pilotcity.index.column;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;

/**
 * The parts of a segment whose documents lie next to each other because the index is sorted by their term.
 *
 * @param list in the order of their documents
 */
public record SegmentSections(List<Section> list) {
    public SegmentSections {
        list = List.copyOf(list);
    }

    /** The documents from {@code from} to before {@code to}, deleted ones among them. */
    public record Section(String name, int from, int to) {}

    static SegmentSections read(LeafReader segment, String field) throws IOException {
        List<Section> sections = new ArrayList<>();
        Terms terms = segment.terms(field);
        TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        while (each.next() != null) {
            int from = each.postings(null, PostingsEnum.NONE).nextDoc();
            sections.add(new Section(each.term().utf8ToString(), from, from + each.docFreq()));
        }
        return new SegmentSections(sections);
    }
}
