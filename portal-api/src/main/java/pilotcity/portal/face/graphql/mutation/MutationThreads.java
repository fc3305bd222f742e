package pilotcity.portal.face.graphql.mutation;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import pilotcity.portal.kernel.problem.Problem;

/** Threads for mutations: they block on the database, so each has its own and read threads stay free. */
public final class MutationThreads {
    private static final int MOST = 64;

    private final Semaphore free = new Semaphore(MOST);

    /** The result of {@code future}; only for work that was given to {@link #run}. */
    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /**
     * Runs {@code work}, which may block.
     *
     * @return its result, on the caller's context; fails with {@link Problem} UNAVAILABLE when too much is done already
     */
    public <T> Future<T> run(Supplier<T> work) {
        if (!free.tryAcquire()) {
            return Future.failedFuture(Problem.of(Problem.Kind.UNAVAILABLE, "too many mutations at once; try again"));
        }
        Context context = Objects.requireNonNull(Vertx.currentContext());
        Promise<T> promise = Promise.promise();
        Thread.ofVirtual().name("mutation").start(() -> {
            try {
                T result = work.get();
                context.runOnContext(done -> promise.complete(result));
            } catch (RuntimeException | StackOverflowError e) {
                context.runOnContext(done -> promise.fail(e));
            } finally {
                free.release();
            }
        });
        return promise.future();
    }
}
