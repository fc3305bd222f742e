package pilotcity.portal.face.graphql.request;

import io.vertx.core.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import pilotcity.portal.face.graphql.error.GraphqlErrors;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.MutationThreads;
import pilotcity.portal.face.graphql.subscription.Subscriber;
import pilotcity.portal.face.graphql.subscription.SubscriptionEvent;
import pilotcity.portal.face.graphql.subscription.SubscriptionHub;
import pilotcity.portal.face.graphql.subscription.SubscriptionInterest;
import pilotcity.portal.face.graphql.subscription.SubscriptionOpening;
import pilotcity.portal.face.graphql.table.TableReads;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;

/** Runs operations on the right threads, whatever transport they came by. */
public final class OperationRunner {
    private final GraphqlEngine engine;
    private final ReadPool readPool;
    private final Supplier<TableReadPool> tables;
    private final GraphqlLimits limits;
    private final SubscriptionHub hub;
    private final MutationThreads threads = new MutationThreads();

    /** @param tables is asked for by the first request that is about tables */
    public OperationRunner(
            GraphqlEngine engine,
            ReadPool readPool,
            Supplier<TableReadPool> tables,
            GraphqlLimits limits,
            SubscriptionHub hub) {
        this.engine = engine;
        this.tables = tables;
        this.readPool = readPool;
        this.limits = limits;
        this.hub = hub;
    }

    /** What {@code request} would have done. */
    public OperationSummary summarise(GraphqlRequest request) {
        return engine.summarise(request);
    }

    /**
     * Answers a query or mutations.
     *
     * @param callers identifies the caller of this many mutations
     */
    public Future<GraphqlAnswer> answer(
            GraphqlRequest request, OperationSummary operation, IntFunction<Future<Actor>> callers) {
        long deadline = deadline();
        if (operation.mutations() == 0 && request.query().contains(TableReads.FIELD)) {
            return tables.get()
                    .read((columns, control) -> engine.answerWithTables(
                            readPool::readOnThisThread, request, deadline, new TableReads(columns, control)));
        }
        return operation.mutations() == 0 || !engine.hasMutations()
                ? readPool.read(index -> engine.answer(index, request, deadline))
                : callers.apply(operation.mutations())
                        .compose(actor -> threads.run(
                                () -> engine.executeMutations(readPool::readOnThisThread, request, deadline, actor)));
    }

    /** A subscription, or the reason why there is none. */
    public sealed interface SubscriptionResult {
        record Started(SubscriptionHub.Subscription subscription) implements SubscriptionResult {}

        record Rejected(GraphqlAnswer outcome) implements SubscriptionResult {}
    }

    /** Begins a subscription. */
    public Future<SubscriptionResult> subscribe(GraphqlRequest request, Subscriber subscriber) {
        return hub.join(request, subscriber)
                .map(known -> Future.<SubscriptionResult>succeededFuture(new SubscriptionResult.Started(known)))
                .orElseGet(() -> open(request, subscriber));
    }

    private Future<SubscriptionResult> open(GraphqlRequest request, Subscriber subscriber) {
        long deadline = deadline();
        return readPool.read(index -> {
            SubscriptionOpening opening = new SubscriptionOpening();
            GraphqlAnswer answer = engine.openSubscription(index, request, deadline, opening);
            SubscriptionInterest interest = opening.interest();
            return interest == null
                    ? new SubscriptionResult.Rejected(answer)
                    : new SubscriptionResult.Started(
                            hub.subscribe(request, interest, event -> answerEvent(request, event), subscriber));
        });
    }

    private String answerEvent(GraphqlRequest request, SubscriptionEvent event) {
        return engine.answerEvent(readPool::readOnThisThread, request, deadline(), event)
                .text();
    }

    /** The errors of what could not be answered at all, as a JSON array. */
    public static String errors(Throwable failure) {
        return GraphqlEngine.refused(GraphqlErrors.of(failure)).errorList();
    }

    private long deadline() {
        return System.nanoTime() + limits.timeout().toNanos();
    }
}
