package pilotcity.portal.bench.harness;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param body of a POST, or null for a GET
 * @param authorization null for none
 */
public record BenchRequest(
        HttpMethod method,
        String uri,
        @Nullable Buffer body,
        @Nullable String authorization) {
    public static BenchRequest get(String uri) {
        return new BenchRequest(HttpMethod.GET, uri, null, null);
    }

    public static BenchRequest post(String uri, Buffer body) {
        return new BenchRequest(HttpMethod.POST, uri, body, null);
    }
}
