package pilotcity.portal.face.graphql.subscription;

import graphql.schema.DataFetchingEnvironment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.IndexView;
import pilotcity.portal.face.graphql.loading.ReadContext;

/**
 * A subscription operation is executed in two ways: once to learn from its arguments what is followed (GraphQL, clause
 * 6.2.3.1, CreateSourceEventStream), then for each event (ExecuteSubscriptionEvent). This is the first.
 */
public final class SubscriptionOpening {
    private @Nullable SubscriptionInterest interest;

    /** What is followed, or null while nothing has said so. */
    public @Nullable SubscriptionInterest interest() {
        return interest;
    }

    /** The event, or null while the subscription is only being opened. */
    static @Nullable SubscriptionEvent resolve(
            DataFetchingEnvironment environment, Supplier<SubscriptionInterest> asked) {
        SubscriptionOpening opening = environment.getGraphQlContext().get(SubscriptionOpening.class);
        if (opening == null) {
            return environment.getGraphQlContext().get(SubscriptionEvent.class);
        }
        SubscriptionInterest found = asked.get();
        // A query that cannot be answered is refused now, not at the first change.
        ReadContext.of(environment).index(index -> {
            try (IndexView indexView = index.view()) {
                return indexView.among(found.query(), found.keys());
            }
        });
        opening.interest = found;
        return null;
    }
}
