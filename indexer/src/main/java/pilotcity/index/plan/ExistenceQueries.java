package pilotcity.index.plan;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kinds;
import pilotcity.index.store.LuceneDocument;
import pilotcity.index.store.LuceneFieldNames;

/** Queries for documents that have a value in a field: by doc values, or for texts by a field that records it. */
final class ExistenceQueries {
    private ExistenceQueries() {}

    static Query of(Kinds kinds, String property) {
        FieldType type = kinds.findField(property).orElseThrow().type();
        if (LuceneDocument.isNoted(type)) {
            return new TermQuery(new Term(LuceneFieldNames.HAS, property));
        }
        return new FieldExistsQuery(type == FieldType.GEOMETRY ? LuceneFieldNames.anchor(property) : property);
    }
}
