package pilotcity.portal.face.graphql.request;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.schema.GraphQLSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.plan.DocumentPlans;

/** Queries that were parsed and found valid, so that one that comes again is not parsed again, and has its plan. */
final class QueryDocumentCache {
    private static final int MOST = 500;
    private static final int LONGEST = 8 * 1024;

    private final GraphQLSchema schema;
    private final Map<String, CachedDocument> entries = Collections.synchronizedMap(new Recent());

    QueryDocumentCache(GraphQLSchema schema) {
        this.schema = schema;
    }

    /** A valid document. */
    record CachedDocument(PreparsedDocumentEntry entry, DocumentPlans plans) {}

    /** The document of that text if it came before. */
    @Nullable
    CachedDocument find(String query) {
        return entries.get(query);
    }

    PreparsedDocumentEntry get(ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parser) {
        CachedDocument known = entries.get(input.getQuery());
        if (known != null) {
            return known.entry();
        }
        PreparsedDocumentEntry parsed = parser.apply(input);
        if (!parsed.hasErrors() && input.getQuery().length() <= LONGEST) {
            entries.put(input.getQuery(), new CachedDocument(parsed, new DocumentPlans(schema)));
        }
        return parsed;
    }

    /** Evicts the least recently used. */
    private static final class Recent extends LinkedHashMap<String, CachedDocument> {
        Recent() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CachedDocument> eldest) {
            return size() > MOST;
        }
    }
}
