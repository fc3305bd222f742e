package pilotcity.portal.face.graphql.plan;

/** A query that has no plan, or an answer that would have errors: GraphQL Java is to execute it. */
final class UnplannedQueryException extends RuntimeException {
    UnplannedQueryException(String reason) {
        super(reason, null, false, false);
    }
}
