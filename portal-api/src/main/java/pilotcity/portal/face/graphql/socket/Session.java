package pilotcity.portal.face.graphql.socket;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.request.GraphqlRequest;
import pilotcity.portal.face.graphql.request.OperationRunner;
import pilotcity.portal.face.graphql.request.OperationRunner.Begun;
import pilotcity.portal.face.graphql.request.Outcome;
import pilotcity.portal.face.graphql.request.Work;
import pilotcity.portal.kernel.access.Actor;
import pilotcity.portal.kernel.http.Problem;

/** One socket (GraphQL over WebSocket Protocol). For its event loop alone. */
final class Session {
    private static final int MOST_OPERATIONS = 100;
    private static final int QUEUE_BYTES = 256 * 1024;
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_TIMER = Duration.ofDays(20);

    private final Sockets sockets;
    private final ServerWebSocket socket;
    private final Context context;
    private final String address;
    private final Map<String, Running> operations = new HashMap<>(2);
    private @Nullable String header;
    private @Nullable Actor actor;
    private boolean initialised;
    private boolean acknowledged;
    private boolean heard = true;
    private long timer;

    /** @param header the token of the handshake, or null */
    Session(Sockets sockets, ServerWebSocket socket, Context context, String address, @Nullable String header) {
        this.sockets = sockets;
        this.socket = socket;
        this.context = context;
        this.address = address;
        this.header = header;
    }

    void start() {
        socket.setWriteQueueMaxSize(QUEUE_BYTES);
        socket.textMessageHandler(this::read);
        socket.binaryMessageHandler(bytes -> close(CloseCode.INVALID, "messages are text"));
        socket.pongHandler(pong -> heard = true);
        socket.shutdownHandler(stopping -> close(CloseCode.GOING_AWAY));
        timer = context.owner().setTimer(INIT_TIMEOUT.toMillis(), late -> close(CloseCode.INIT_TIMEOUT));
    }

    /** Asks whether the other side is still there; one that has not answered the last time is not. */
    void beat() {
        if (heard) {
            heard = false;
            socket.writePing(io.vertx.core.buffer.Buffer.buffer());
        } else {
            socket.close();
        }
    }

    /** The socket is closed. */
    void closed() {
        context.owner().cancelTimer(timer);
        operations.values().forEach(Running::stop);
        operations.clear();
    }

    private void read(String text) {
        heard = true;
        switch (Message.read(text)) {
            case Message.Init init -> init(init);
            case Message.Ping ping ->
                send(
                        "pong",
                        null,
                        ping.payload() == null ? null : ping.payload().toString());
            case Message.Pong _ -> {}
            case Message.Subscribe subscribe -> subscribe(subscribe);
            case Message.Complete complete -> {
                Running running = operations.remove(complete.id());
                if (running != null) {
                    running.stop();
                }
            }
            case Message.Invalid invalid -> close(CloseCode.INVALID, invalid.reason());
        }
    }

    private void init(Message.Init init) {
        if (initialised) {
            close(CloseCode.TOO_MANY_INITS);
            return;
        }
        initialised = true;
        String token = init.token() == null ? header : init.token();
        header = null;
        Future<@Nullable Actor> holder = token == null
                ? Future.succeededFuture()
                : sockets.holders().actor(token).map(found -> found);
        holder.onSuccess(this::acknowledge).onFailure(refused -> close(CloseCode.FORBIDDEN, reason(refused)));
    }

    private void acknowledge(@Nullable Actor holder) {
        context.owner().cancelTimer(timer);
        actor = holder;
        acknowledged = true;
        if (holder != null && holder.expires().isBefore(Instant.now().plus(LONGEST_TIMER))) {
            long left = Math.max(
                    1, Duration.between(Instant.now(), holder.expires()).toMillis());
            timer = context.owner().setTimer(left, expired -> close(CloseCode.FORBIDDEN, "the token has expired"));
        }
        send("connection_ack", null, null);
    }

    private void subscribe(Message.Subscribe message) {
        String id = message.id();
        if (!acknowledged) {
            close(CloseCode.UNAUTHORIZED);
        } else if (operations.containsKey(id)) {
            close(CloseCode.DUPLICATE, "Subscriber for " + id + " already exists");
        } else if (operations.size() >= MOST_OPERATIONS) {
            fail(
                    id,
                    Refusal.of(
                            ErrorCode.TOO_MANY_REQUESTS,
                            "a socket has at most " + MOST_OPERATIONS + " operations at once"));
        } else {
            Running running = new Running(this, id);
            operations.put(id, running);
            begin(running, message.payload());
        }
    }

    private void begin(Running running, JsonNode payload) {
        try {
            GraphqlRequest request = sockets.requests().ofMessage(payload);
            Work work = sockets.operations().work(request);
            if (work.subscribes()) {
                sockets.operations()
                        .subscribe(request, running)
                        .onSuccess(begun -> begun(running, begun))
                        .onFailure(running::refuse);
            } else {
                sockets.operations()
                        .answer(request, work, this::writer)
                        .onSuccess(outcome -> answered(running, outcome))
                        .onFailure(running::refuse);
            }
        } catch (Refusal refusal) {
            if (refusal.code() == ErrorCode.ILL_FORMED_REQUEST) {
                close(CloseCode.INVALID, String.valueOf(refusal.getMessage()));
            } else {
                running.refuse(refusal);
            }
        }
    }

    private Future<Actor> writer(int writes) {
        Actor holder = actor;
        if (holder == null) {
            return Future.failedFuture(Problem.unauthenticated(
                    "this needs a token: connection_init with the payload {\"Authorization\": \"Bearer …\"}"));
        }
        try {
            sockets.holders().wrote(address, holder, writes);
            return Future.succeededFuture(holder);
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }

    private static void begun(Running running, Begun begun) {
        switch (begun) {
            case Begun.Followed followed -> running.follows(followed.subscription());
            case Begun.Refused refused -> running.end("error", refused.outcome().errorList());
        }
    }

    private static void answered(Running running, Outcome outcome) {
        if (outcome.refused() != null && outcome.text().startsWith("{\"errors\"")) {
            running.end("error", outcome.errorList());
        } else {
            running.answer(outcome.text());
            running.end("complete", null);
        }
    }

    private void fail(String id, Refusal refusal) {
        send("error", id, OperationRunner.errors(refusal));
    }

    private static String reason(Throwable refused) {
        return refused instanceof Problem problem ? problem.reason() : CloseCode.FORBIDDEN.reason();
    }

    Context context() {
        return context;
    }

    /** Whether {@code running} is what its id stands for: the client may have ended it, and used its id again. */
    boolean has(Running running) {
        return operations.get(running.id()) == running;
    }

    void forget(Running running) {
        operations.remove(running.id(), running);
    }

    /** @param payload JSON, or null for none */
    void send(String type, @Nullable String id, @Nullable String payload) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            close(CloseCode.TOO_SLOW);
            return;
        }
        StringBuilder text = new StringBuilder(payload == null ? 64 : payload.length() + 80);
        if (id != null) {
            text.append("{\"id\":").append(Json.encode(id)).append(',');
        } else {
            text.append('{');
        }
        text.append("\"type\":\"").append(type).append('"');
        if (payload != null) {
            text.append(",\"payload\":").append(payload);
        }
        socket.writeTextMessage(text.append('}').toString());
    }

    private void close(CloseCode code) {
        close(code, code.reason());
    }

    private void close(CloseCode code, String reason) {
        if (!socket.isClosed()) {
            operations.values().forEach(Running::stop);
            operations.clear();
            socket.close(code.code(), CloseCode.fitting(reason));
        }
    }
}
