package pilotcity.portal.face.graphql.limit;

import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/**
 * The most that a part of a query can cost. Decimals, so that a product of page sizes cannot overflow.
 *
 * @param depth how many fields stand inside one another
 * @param documents how many documents are read, and how many searches are run
 * @param fields how many values are written
 */
record PartialCost(int depth, double documents, double fields) {
    static final PartialCost NONE = new PartialCost(0, 0, 0);
    static final PartialCost VALUE = new PartialCost(1, 0, 1);

    /** The sum of two parts of one level. */
    PartialCost plus(PartialCost other) {
        return new PartialCost(Math.max(depth, other.depth), documents + other.documents, fields + other.fields);
    }

    /** For each of {@code items}. */
    PartialCost times(double items) {
        return new PartialCost(depth, documents * items, fields * items);
    }

    PartialCost plusDocuments(double more) {
        return new PartialCost(depth, documents + more, fields);
    }

    /** Inside one more field. */
    PartialCost under() {
        return new PartialCost(depth + 1, documents, fields + 1);
    }

    /** @throws RequestRefusedException when {@code limits} allow less */
    QueryCost within(GraphqlLimits limits) {
        if (depth > limits.depth()) {
            throw RequestRefusedException.of(
                    ErrorCode.QUERY_TOO_DEEP,
                    "the query is " + depth + " fields deep; " + limits.depth() + " are allowed");
        }
        if (documents > limits.documents()) {
            throw tooExpensive("read " + whole(documents) + " documents; " + limits.documents() + " are allowed");
        }
        if (fields > limits.fields()) {
            throw tooExpensive("write " + whole(fields) + " values; " + limits.fields() + " are allowed");
        }
        return new QueryCost((long) documents, (long) fields, depth, limits);
    }

    private static RequestRefusedException tooExpensive(String what) {
        return RequestRefusedException.of(
                ErrorCode.QUERY_TOO_EXPENSIVE, "the query may " + what + "; ask for smaller pages or fewer levels");
    }

    private static String whole(double number) {
        return number < 1e15 ? Long.toString((long) number) : "very many";
    }
}
