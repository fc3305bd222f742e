package pilotcity.portal.face.graphql.request;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import pilotcity.portal.face.graphql.request.OperationRunner.Begun;
import pilotcity.portal.face.graphql.subscription.Subscriber;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.http.EventStream;
import pilotcity.portal.kernel.limits.OpenConnections;

/**
 * Answers as events (GraphQL over Server-Sent Events, distinct connections mode): {@code next} for each, then {@code
 * complete}. What is wrong with a request that could be read is an event, too: browsers show nothing else.
 */
public final class EventAnswers {
    private static final byte[] NOTHING = {};

    private final OperationRunner operationRunner;
    private final OpenConnections connections;

    public EventAnswers(OperationRunner operationRunner, OpenConnections connections) {
        this.operationRunner = operationRunner;
        this.connections = connections;
    }

    void answer(RoutingContext context, GraphqlRequest request, Work work, IntFunction<Future<Actor>> callers) {
        OpenConnections.Lease lease = connections.take(context);
        EventStream stream = EventStream.open(context);
        stream.over().onComplete(over -> lease.close());
        if (context.request().method().equals(HttpMethod.HEAD)) {
            stream.end();
        } else if (work.subscribes()) {
            subscribe(stream, request, context.vertx().getOrCreateContext());
        } else {
            operationRunner
                    .answer(request, work, callers)
                    .map(Outcome::text)
                    .otherwise(failure -> wrapped(OperationRunner.errors(failure)))
                    .onSuccess(answer -> finish(stream, answer));
        }
    }

    private void subscribe(EventStream stream, GraphqlRequest request, Context context) {
        operationRunner
                .subscribe(request, new Events(stream, context))
                .onSuccess(begun -> {
                    switch (begun) {
                        case Begun.Followed followed ->
                            stream.over()
                                    .onComplete(over -> followed.subscription().close());
                        case Begun.Refused refused ->
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

    /** Whoever does not read what is sent is cut off before it fills the memory. */
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
                    stream.cut();
                } else {
                    EventAnswers.next(stream, answer);
                }
            });
        }

        @Override
        public void fail(String errors) {
            context.runOnContext(now -> finish(stream, wrapped(errors)));
        }
    }
}
