package pilotcity.portal.face.graphql.socket;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.request.OperationRunner;
import pilotcity.portal.face.graphql.subscription.Subscriber;
import pilotcity.portal.face.graphql.subscription.SubscriptionHub;

/** One operation of a socket, under its id. After the client has ended it nothing of it is sent. */
final class SocketOperation implements Subscriber {
    private final SocketSession session;
    private final String id;
    private SubscriptionHub.@Nullable Subscription subscription;
    private boolean stopped;

    SocketOperation(SocketSession session, String id) {
        this.session = session;
        this.id = id;
    }

    String id() {
        return id;
    }

    void follows(SubscriptionHub.Subscription begun) {
        subscription = begun;
        if (stopped) {
            begun.close();
        }
    }

    /** Nothing more is wanted of it. */
    void stop() {
        stopped = true;
        if (subscription != null) {
            subscription.close();
        }
    }

    void answer(String answer) {
        if (!stopped && session.has(this)) {
            session.send("next", id, answer);
        }
    }

    /** @param payload JSON, or null for none */
    void end(String type, @Nullable String payload) {
        if (!stopped && session.has(this)) {
            session.forget(this);
            session.send(type, id, payload);
            stop();
        }
    }

    void refuse(Throwable failure) {
        end("error", OperationRunner.errors(failure));
    }

    @Override
    public void next(String answer) {
        session.context().runOnContext(now -> answer(answer));
    }

    @Override
    public void fail(String errors) {
        session.context().runOnContext(now -> end("error", errors));
    }
}
