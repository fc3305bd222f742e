package pilotcity.portal.kernel.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.problem.Problem;

/** HTTP client for the outside issuer. A late or malformed answer is a 503 for the caller. */
public final class IssuerClient {
    private static final Logger LOG = LoggerFactory.getLogger(IssuerClient.class);
    private static final int TIMEOUT_SECONDS = 5;
    private static final int LONGEST = 1 << 20;

    private final HttpClient client;

    public IssuerClient(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS))
                .setReadIdleTimeout(TIMEOUT_SECONDS)
                .setDecompressionSupported(false));
    }

    Future<JsonObject> get(String url) {
        return send(HttpMethod.GET, url, Map.of(), Buffer.buffer());
    }

    /** Redirects are not followed: an address that was configured or discovered is the one that is meant. */
    Future<JsonObject> send(HttpMethod method, String url, Map<String, String> headers, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .setTimeout(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
        headers.forEach(options::putHeader);
        options.putHeader("Accept", "application/json");
        Future<JsonObject> answer = ask(options, body);
        return (method.equals(HttpMethod.GET) ? answer.recover(closed -> again(closed, options, body)) : answer)
                .timeout(2L * TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> {
                    LOG.warn("{} does not answer as it should: {}", url, failure.toString());
                    return Future.failedFuture(
                            Problem.of(Problem.Kind.UNAVAILABLE, "the outside issuer does not answer as it should"));
                });
    }

    private Future<JsonObject> ask(RequestOptions options, Buffer body) {
        return client.request(options)
                .compose(request -> request.send(body))
                .compose(response -> read(options.getURI(), response));
    }

    /** A connection that was kept may be closed by the other side just when it is used again. */
    private Future<JsonObject> again(Throwable failure, RequestOptions options, Buffer body) {
        return failure instanceof HttpClosedException ? ask(options, body) : Future.failedFuture(failure);
    }

    private static Future<JsonObject> read(String url, HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            body.appendBuffer(part);
            if (body.length() > LONGEST) {
                response.request().reset();
            }
        });
        return response.end().map(end -> {
            if (response.statusCode() != 200) {
                throw new IllegalStateException(url + " answers " + response.statusCode());
            }
            return StrictJson.read(body.toString());
        });
    }

    public void close() {
        client.close();
    }
}
