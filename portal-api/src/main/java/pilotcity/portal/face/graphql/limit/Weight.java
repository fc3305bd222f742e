package pilotcity.portal.face.graphql.limit;

import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.Refusal;

/**
 * The most that a part of a query can cost. Decimals, so that a product of page sizes cannot overflow.
 *
 * @param depth how many fields stand inside one another
 * @param documents how many documents are read, and how many searches are run
 * @param fields how many values are written
 */
record Weight(int depth, double documents, double fields) {
    static final Weight NONE = new Weight(0, 0, 0);
    static final Weight VALUE = new Weight(1, 0, 1);

    /** Beside one another. */
    Weight plus(Weight other) {
        return new Weight(Math.max(depth, other.depth), documents + other.documents, fields + other.fields);
    }

    /** For each of {@code items}. */
    Weight times(double items) {
        return new Weight(depth, documents * items, fields * items);
    }

    Weight plusDocuments(double more) {
        return new Weight(depth, documents + more, fields);
    }

    /** Inside one more field. */
    Weight under() {
        return new Weight(depth + 1, documents, fields + 1);
    }

    /** @throws Refusal when {@code limits} allow less */
    Cost within(GraphqlLimits limits) {
        if (depth > limits.depth()) {
            throw Refusal.of(
                    ErrorCode.QUERY_TOO_DEEP,
                    "the query is " + depth + " fields deep; " + limits.depth() + " are allowed");
        }
        if (documents > limits.documents()) {
            throw tooExpensive("read " + whole(documents) + " documents; " + limits.documents() + " are allowed");
        }
        if (fields > limits.fields()) {
            throw tooExpensive("write " + whole(fields) + " values; " + limits.fields() + " are allowed");
        }
        return new Cost((long) documents, (long) fields, depth, limits);
    }

    private static Refusal tooExpensive(String what) {
        return Refusal.of(
                ErrorCode.QUERY_TOO_EXPENSIVE, "the query may " + what + "; ask for smaller pages or fewer levels");
    }

    private static String whole(double number) {
        return number < 1e15 ? Long.toString((long) number) : "very many";
    }
}
