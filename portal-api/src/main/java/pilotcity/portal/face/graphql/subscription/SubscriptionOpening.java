package pilotcity.portal.face.graphql.subscription;

import graphql.schema.DataFetchingEnvironment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.index.View;
import pilotcity.portal.face.graphql.page.Reading;

/**
 * A subscription operation is executed in two ways: once to learn from its arguments what is followed (GraphQL, clause
 * 6.2.3.1, CreateSourceEventStream), then for each event (ExecuteSubscriptionEvent). This is the first.
 */
public final class SubscriptionOpening {
    private @Nullable Interest interest;

    /** What is followed, or null while nothing has said so. */
    public @Nullable Interest interest() {
        return interest;
    }

    /** The event, or null while the subscription is only being opened. */
    static @Nullable Notice resolve(DataFetchingEnvironment environment, Supplier<Interest> asked) {
        SubscriptionOpening subscriptionOpening =
                environment.getGraphQlContext().get(SubscriptionOpening.class);
        if (subscriptionOpening == null) {
            return environment.getGraphQlContext().get(Notice.class);
        }
        Interest found = asked.get();
        // A query that cannot be answered is refused now, not at the first change.
        Reading.of(environment).index(index -> {
            try (View view = index.view()) {
                return view.among(found.query(), found.keys());
            }
        });
        subscriptionOpening.interest = found;
        return null;
    }
}
