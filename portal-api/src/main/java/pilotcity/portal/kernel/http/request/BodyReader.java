package pilotcity.portal.kernel.http.request;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;

/** Reads bodies into memory, each up to its limit and all together up to one, so that uploads cannot exhaust it. */
public final class BodyReader {
    private static final String BODY = "body";

    /** Digits of a length that fits into a number. */
    private static final int LONGEST_LENGTH = 18;

    private final long mostHeld;
    private final AtomicLong held = new AtomicLong();

    public BodyReader(long mostHeld) {
        this.mostHeld = mostHeld;
    }

    /** For bodies of up to {@code most} bytes, which together take a sixteenth of the memory, or as much as one. */
    public static BodyReader of(int most) {
        return new BodyReader(Math.max(most, Runtime.getRuntime().maxMemory() / 16));
    }

    /** The whole body of a request that is paused; what it takes is given back when the answer has been sent. */
    public Future<Buffer> read(RoutingContext context, int most) {
        HttpServerRequest request = context.request();
        Reading reading = new Reading(most);
        context.addEndHandler(end -> reading.release());
        if (length(request.getHeader(HttpHeaders.CONTENT_LENGTH)) > most) {
            request.resume();
            return Future.failedFuture(tooLarge(most));
        }
        if (request.headers().contains(HttpHeaders.EXPECT)) {
            request.response().writeContinue();
        }
        // a caller that has gone is told nothing
        request.exceptionHandler(gone -> reading.release())
                .endHandler(end -> reading.done.tryComplete(reading.body))
                .handler(reading::add)
                .resume();
        return reading.done.future();
    }

    /** Reads the whole body, whatever it says it is, before the next handler, which asks for it with {@link #body}. */
    public Handler<RoutingContext> handler(int most) {
        return context -> read(context, most)
                .onSuccess(body -> {
                    context.put(BODY, body);
                    context.next();
                })
                .onFailure(context::fail);
    }

    /** What {@link #handler} has read. */
    public static Buffer body(RoutingContext context) {
        return Objects.requireNonNull(context.get(BODY), "no handler has read the body");
    }

    /** Discards the rest of a body that is no longer needed; an HTTP/2 stream that has ended cannot be resumed. */
    public static void discard(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    private static long length(@Nullable String header) {
        if (header == null || !header.matches("[0-9]+")) {
            return 0;
        }
        return header.length() <= LONGEST_LENGTH ? Long.parseLong(header) : Long.MAX_VALUE;
    }

    private static Problem tooLarge(int most) {
        return Problem.of(
                Problem.Kind.TOO_LARGE,
                new Label("发来的内容超过 " + most + " 字节", "the body has more than " + most + " bytes"));
    }

    /** One body while it comes in. */
    private final class Reading {
        private final Promise<Buffer> done = Promise.promise();
        private final int most;
        private Buffer body = Buffer.buffer();
        private long taken;
        private boolean over;

        Reading(int most) {
            this.most = most;
        }

        void add(Buffer part) {
            if (over) {
                return;
            }
            taken += part.length();
            if (taken > most) {
                stop(tooLarge(most), part.length());
            } else if (held.addAndGet(part.length()) > mostHeld) {
                stop(Problem.of(Problem.Kind.UNAVAILABLE, "too many uploads at once; try again"), 0);
            } else {
                body.appendBuffer(part);
            }
        }

        private void stop(Problem problem, int notTaken) {
            taken -= notTaken;
            release();
            over = true;
            body = Buffer.buffer();
            done.tryFail(problem);
        }

        void release() {
            if (!over) {
                over = true;
                held.addAndGet(-taken);
            }
        }
    }
}
