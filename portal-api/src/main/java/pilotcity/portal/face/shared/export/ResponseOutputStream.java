package pilotcity.portal.face.shared.export;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pilotcity.index.search.SearchTimeout;

/**
 * An output stream into the body of an HTTP answer, written from another thread. It blocks while too many pieces wait
 * for the socket, and fails when the client has disconnected or has read nothing for a minute.
 */
public final class ResponseOutputStream extends OutputStream {
    private static final int PIECES = 8;
    private static final int PATIENCE_SECONDS = 60;

    private final Context context;
    private final HttpServerResponse response;
    private final Semaphore free = new Semaphore(PIECES);
    private final Runnable left;
    private volatile boolean gone;

    /**
     * @param context of {@code response}; made there
     * @param left is run when the client has disconnected, for work that has nothing to write yet
     */
    public ResponseOutputStream(Context context, HttpServerResponse response, Runnable left) {
        this.context = context;
        this.response = response;
        this.left = left;
        response.closeHandler(closed -> leave());
        response.exceptionHandler(failure -> leave());
    }

    /** Nobody takes what is written any more. */
    public static final class CallerGoneException extends IOException {
        private static final long serialVersionUID = 1;

        CallerGoneException() {
            super("the caller has left");
        }
    }

    /** {@code sent}, of which nobody is told when it fails because the caller has left. */
    public static Future<Void> unlessLeft(RoutingContext routing, Future<Boolean> sent) {
        return sent.recover(failure -> {
                    boolean left = failure instanceof CallerGoneException
                            || (failure instanceof SearchTimeout
                                    && routing.response().closed());
                    return left ? Future.succeededFuture(false) : Future.failedFuture(failure);
                })
                .mapEmpty();
    }

    private void leave() {
        gone = true;
        free.release(PIECES);
        left.run();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        if (length == 0) {
            return;
        }
        await();
        Buffer piece = Buffer.buffer(length).appendBytes(content, from, length);
        context.runOnContext(turn -> {
            if (gone || response.ended() || response.closed()) {
                leave();
            } else {
                response.write(piece).onComplete(written -> free.release());
            }
        });
    }

    private void await() throws IOException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS) || gone) {
                throw new CallerGoneException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the portal stops");
        }
    }
}
