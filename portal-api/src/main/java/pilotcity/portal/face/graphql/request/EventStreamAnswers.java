package pilotcity.portal.face.graphql.request;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import pilotcity.portal.face.graphql.request.OperationRunner.SubscriptionResult;
import pilotcity.portal.face.graphql.subscription.Subscriber;
import pilotcity.portal.kernel.http.response.EventStream;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.permission.Actor;

/**
 * Answers as events (GraphQL over Server-Sent Events, distinct connections mode): {@code next} for each, then {@code
 * complete}. What is wrong with a request that could be read is an event, too: browsers show nothing else.
 */
public final class EventStreamAnswers {
    private static final byte[] NOTHING = {};

    private final OperationRunner runner;
    private final ConnectionLimit connections;

    public EventStreamAnswers(OperationRunner runner, ConnectionLimit connections) {
        this.runner = runner;
        this.connections = connections;
    }

    void answer(
            RoutingContext context,
            GraphqlRequest request,
            OperationSummary operation,
            IntFunction<Future<Actor>> callers) {
        ConnectionLimit.Lease lease = connections.take(context);
        EventStream stream = EventStream.open(context);
        stream.ended().onComplete(over -> lease.close());
        if (context.request().method().equals(HttpMethod.HEAD)) {
            stream.end();
        } else if (operation.subscribes()) {
            subscribe(stream, request, context.vertx().getOrCreateContext());
        } else {
            runner.answer(request, operation, callers)
                    .map(GraphqlAnswer::text)
                    .otherwise(failure -> wrapped(OperationRunner.errors(failure)))
                    .onSuccess(answer -> finish(stream, answer));
        }
    }

    private void subscribe(EventStream stream, GraphqlRequest request, Context context) {
        runner.subscribe(request, new Events(stream, context))
                .onSuccess(begun -> {
                    switch (begun) {
                        case SubscriptionResult.Started followed ->
                            stream.ended()
                                    .onComplete(over -> followed.subscription().close());
                        case SubscriptionResult.Rejected refused ->
                            finish(stream, refused.outcome().text());
                    }
                })
                .onFailure(failure -> finish(stream, wrapped(OperationRunner.errors(failure))));
    }

    private static String wrapped(String errors) {
        return "{\"errors\":" + errors + "}";
    }

    private static void finish(EventStream stream, String answer) {
        next(stream, answer);
        stream.send(null, "complete", NOTHING);
        stream.end();
    }

    private static void next(EventStream stream, String answer) {
        stream.send(null, "next", answer.getBytes(StandardCharsets.UTF_8));
    }

    /** A client that does not read is cut off before its events fill the memory. */
    private static final class Events implements Subscriber {
        private final EventStream stream;
        private final Context context;

        Events(EventStream stream, Context context) {
            this.stream = stream;
            this.context = context;
        }

        @Override
        public void next(String answer) {
            context.runOnContext(now -> {
                if (stream.isFull()) {
                    stream.abort();
                } else {
                    EventStreamAnswers.next(stream, answer);
                }
            });
        }

        @Override
        public void fail(String errors) {
            context.runOnContext(now -> finish(stream, wrapped(errors)));
        }
    }
}
