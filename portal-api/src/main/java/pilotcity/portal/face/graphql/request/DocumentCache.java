package pilotcity.portal.face.graphql.request;

import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Queries that were parsed and found valid, so that one that comes again is not parsed again. */
final class DocumentCache {
    private static final int MOST = 500;
    private static final int LONGEST = 8 * 1024;

    private final Map<String, PreparsedDocumentEntry> entries = Collections.synchronizedMap(new Recent());

    PreparsedDocumentEntry get(ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> parser) {
        PreparsedDocumentEntry known = entries.get(input.getQuery());
        if (known != null) {
            return known;
        }
        PreparsedDocumentEntry parsed = parser.apply(input);
        if (!parsed.hasErrors() && input.getQuery().length() <= LONGEST) {
            entries.put(input.getQuery(), parsed);
        }
        return parsed;
    }

    /** Forgets what nobody has asked for the longest time. */
    private static final class Recent extends LinkedHashMap<String, PreparsedDocumentEntry> {
        Recent() {
            super(MOST, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparsedDocumentEntry> eldest) {
            return size() > MOST;
        }
    }
}
