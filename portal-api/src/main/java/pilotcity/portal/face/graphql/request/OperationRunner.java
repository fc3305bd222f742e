package pilotcity.portal.face.graphql.request;

import io.vertx.core.Future;
import java.util.function.IntFunction;
import pilotcity.portal.face.graphql.error.Errors;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.Threads;
import pilotcity.portal.face.graphql.subscription.Interest;
import pilotcity.portal.face.graphql.subscription.Notice;
import pilotcity.portal.face.graphql.subscription.Subscriber;
import pilotcity.portal.face.graphql.subscription.SubscriptionHub;
import pilotcity.portal.face.graphql.subscription.SubscriptionOpening;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.index.Reads;

/** Has operations executed, by whatever transport they came. */
public final class OperationRunner {
    private final Engine engine;
    private final Reads reads;
    private final GraphqlLimits limits;
    private final SubscriptionHub subscriptionHub;
    private final Threads threads = new Threads();

    public OperationRunner(Engine engine, Reads reads, GraphqlLimits limits, SubscriptionHub subscriptionHub) {
        this.engine = engine;
        this.reads = reads;
        this.limits = limits;
        this.subscriptionHub = subscriptionHub;
    }

    /** What {@code request} would have done. */
    public Work work(GraphqlRequest request) {
        return engine.work(request);
    }

    /**
     * Answers a query or mutations.
     *
     * @param callers finds out who asks for so many mutations
     */
    public Future<Outcome> answer(GraphqlRequest request, Work work, IntFunction<Future<Actor>> callers) {
        long deadline = deadline();
        return work.mutations() == 0 || !engine.takesChanges()
                ? reads.read(index -> engine.answer(index, request, deadline))
                : callers.apply(work.mutations())
                        .compose(actor -> threads.run(() -> engine.change(reads::here, request, deadline, actor)));
    }

    /** A subscription, or the reason why there is none. */
    public sealed interface Begun {
        record Followed(SubscriptionHub.Subscription subscription) implements Begun {}

        record Refused(Outcome outcome) implements Begun {}
    }

    /** Begins a subscription. */
    public Future<Begun> subscribe(GraphqlRequest request, Subscriber subscriber) {
        return subscriptionHub
                .join(request, subscriber)
                .map(known -> Future.<Begun>succeededFuture(new Begun.Followed(known)))
                .orElseGet(() -> open(request, subscriber));
    }

    private Future<Begun> open(GraphqlRequest request, Subscriber subscriber) {
        long deadline = deadline();
        return reads.read(index -> {
            SubscriptionOpening subscriptionOpening = new SubscriptionOpening();
            Outcome outcome = engine.open(index, request, deadline, subscriptionOpening);
            Interest interest = subscriptionOpening.interest();
            return interest == null
                    ? new Begun.Refused(outcome)
                    : new Begun.Followed(
                            subscriptionHub.subscribe(request, interest, notice -> tell(request, notice), subscriber));
        });
    }

    private String tell(GraphqlRequest request, Notice notice) {
        return engine.tell(reads::here, request, deadline(), notice).text();
    }

    /** The errors of what could not be answered at all, as a JSON array. */
    public static String errors(Throwable failure) {
        return Engine.refused(Errors.of(failure)).errorList();
    }

    private long deadline() {
        return System.nanoTime() + limits.timeout().toNanos();
    }
}
