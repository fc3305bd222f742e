package pilotcity.portal.face.graphql.request;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A well-formed GraphQL-over-HTTP request. Extensions are read for their form and otherwise ignored. */
public record GraphqlRequest(String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {}
