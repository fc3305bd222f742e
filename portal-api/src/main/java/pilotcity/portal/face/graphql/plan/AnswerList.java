package pilotcity.portal.face.graphql.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The completed items of a list; a leaf may itself be a list, which is written as it is. */
record AnswerList(List<@Nullable Object> values) {}
