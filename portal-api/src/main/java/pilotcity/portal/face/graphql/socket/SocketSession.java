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
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.request.GraphqlAnswer;
import pilotcity.portal.face.graphql.request.GraphqlRequest;
import pilotcity.portal.face.graphql.request.OperationRunner;
import pilotcity.portal.face.graphql.request.OperationRunner.SubscriptionResult;
import pilotcity.portal.face.graphql.request.OperationSummary;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;

/** One socket (GraphQL over WebSocket Protocol). For its event loop alone. */
final class SocketSession {
    private static final int MOST_OPERATIONS = 100;
    private static final int QUEUE_BYTES = 256 * 1024;
    private static final Duration INIT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_TIMER = Duration.ofDays(20);

    private final SocketEndpoint endpoint;
    private final ServerWebSocket socket;
    private final Context context;
    private final String address;
    private final Map<String, SocketOperation> operations = new HashMap<>(2);
    private @Nullable String header;
    private @Nullable Actor actor;
    private boolean initialised;
    private boolean acknowledged;
    private boolean heard = true;
    private long timer;

    /** @param header the token of the handshake, or null */
    SocketSession(
            SocketEndpoint endpoint, ServerWebSocket socket, Context context, String address, @Nullable String header) {
        this.endpoint = endpoint;
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
        operations.values().forEach(SocketOperation::stop);
        operations.clear();
    }

    private void read(String text) {
        heard = true;
        switch (ClientMessage.read(text)) {
            case ClientMessage.Init init -> init(init);
            case ClientMessage.Ping ping ->
                send(
                        "pong",
                        null,
                        ping.payload() == null ? null : ping.payload().toString());
            case ClientMessage.Pong _ -> {}
            case ClientMessage.Subscribe subscribe -> subscribe(subscribe);
            case ClientMessage.Complete complete -> {
                SocketOperation socketOperation = operations.remove(complete.id());
                if (socketOperation != null) {
                    socketOperation.stop();
                }
            }
            case ClientMessage.Invalid invalid -> close(CloseCode.INVALID, invalid.reason());
        }
    }

    private void init(ClientMessage.Init init) {
        if (initialised) {
            close(CloseCode.TOO_MANY_INITS);
            return;
        }
        initialised = true;
        String token = init.token() == null ? header : init.token();
        header = null;
        Future<@Nullable Actor> holder = token == null
                ? Future.succeededFuture()
                : endpoint.holders().actor(token).map(found -> found);
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

    private void subscribe(ClientMessage.Subscribe message) {
        String id = message.id();
        if (!acknowledged) {
            close(CloseCode.UNAUTHORIZED);
        } else if (operations.containsKey(id)) {
            close(CloseCode.DUPLICATE, "Subscriber for " + id + " already exists");
        } else if (operations.size() >= MOST_OPERATIONS) {
            fail(
                    id,
                    RequestRefusedException.of(
                            ErrorCode.TOO_MANY_REQUESTS,
                            "a socket has at most " + MOST_OPERATIONS + " operations at once"));
        } else {
            SocketOperation socketOperation = new SocketOperation(this, id);
            operations.put(id, socketOperation);
            begin(socketOperation, message.payload());
        }
    }

    private void begin(SocketOperation socketOperation, JsonNode payload) {
        try {
            GraphqlRequest request = endpoint.requests().ofMessage(payload);
            OperationSummary operation = endpoint.operations().summarise(request);
            if (operation.subscribes()) {
                endpoint.operations()
                        .subscribe(request, socketOperation)
                        .onSuccess(begun -> begun(socketOperation, begun))
                        .onFailure(socketOperation::refuse);
            } else {
                endpoint.operations()
                        .answer(request, operation, this::writer)
                        .onSuccess(answer -> answered(socketOperation, answer))
                        .onFailure(socketOperation::refuse);
            }
        } catch (RequestRefusedException exception) {
            if (exception.code() == ErrorCode.ILL_FORMED_REQUEST) {
                close(CloseCode.INVALID, String.valueOf(exception.getMessage()));
            } else {
                socketOperation.refuse(exception);
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
            endpoint.holders().countWrites(address, holder, writes);
            return Future.succeededFuture(holder);
        } catch (Problem problem) {
            return Future.failedFuture(problem);
        }
    }

    private static void begun(SocketOperation socketOperation, SubscriptionResult begun) {
        switch (begun) {
            case SubscriptionResult.Started followed -> socketOperation.follows(followed.subscription());
            case SubscriptionResult.Rejected refused ->
                socketOperation.end("error", refused.outcome().errorList());
        }
    }

    private static void answered(SocketOperation socketOperation, GraphqlAnswer answer) {
        if (answer.refused() != null && answer.text().startsWith("{\"errors\"")) {
            socketOperation.end("error", answer.errorList());
        } else {
            socketOperation.answer(answer.text());
            socketOperation.end("complete", null);
        }
    }

    private void fail(String id, RequestRefusedException exception) {
        send("error", id, OperationRunner.errors(exception));
    }

    private static String reason(Throwable refused) {
        return refused instanceof Problem problem ? problem.reason() : CloseCode.FORBIDDEN.reason();
    }

    Context context() {
        return context;
    }

    /**
     * Whether {@code socketOperation} is what its id stands for: the client may have ended it, and used its id again.
     */
    boolean has(SocketOperation socketOperation) {
        return operations.get(socketOperation.id()) == socketOperation;
    }

    void forget(SocketOperation socketOperation) {
        operations.remove(socketOperation.id(), socketOperation);
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
            operations.values().forEach(SocketOperation::stop);
            operations.clear();
            socket.close(code.code(), CloseCode.fitting(reason));
        }
    }
}
