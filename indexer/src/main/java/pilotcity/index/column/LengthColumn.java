package pilotcity.index.column;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;

/** How long the texts of one field are, as the similarity has put it into a byte (a norm). */
public final class LengthColumn {
    private static final byte[] NONE = {};

    private final byte[] norms;

    private LengthColumn(byte[] norms) {
        this.norms = norms;
    }

    static LengthColumn read(LeafReader segment, String field) throws IOException {
        NumericDocValues stored = segment.getNormValues(field);
        if (stored == null) {
            return new LengthColumn(NONE);
        }
        byte[] norms = new byte[segment.maxDoc()];
        for (int document = stored.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = stored.nextDoc()) {
            norms[document] = (byte) stored.longValue();
        }
        return new LengthColumn(norms);
    }

    /** The norm of a document that has a text; 1 where lengths do not count. */
    public long norm(int document) {
        return norms.length == 0 ? 1 : norms[document];
    }
}
