package pilotcity.portal.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;

class Http2Test {
    private final TestPortal portal = TestPortal.shared();

    /** Asked for by an upgrade, and spoken from the first byte. */
    @ParameterizedTest
    @CsvSource({
        "true, /api/search?kind=pilot",
        "false, /api/search?kind=pilot",
        "true, /api/export/pilots.geojson",
        "false, /api/export/pilots.geojson"
    })
    void answersAreThoseOfHttp1(boolean upgrade, String path) {
        Vertx vertx = Vertx.vertx();
        try {
            HttpClientAgent client = vertx.createHttpClient(new HttpClientOptions()
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setHttp2ClearTextUpgrade(upgrade));
            RequestOptions request = new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setAbsoluteURI(URI.create(portal.url() + path).toString());
            HttpClientResponse response = Await.get(client.request(request)
                    .compose(ready ->
                            ready.send().compose(answer -> answer.body().map(answer))));
            assertThat(response.version()).isEqualTo(HttpVersion.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Await.get(response.body()).getBytes()).isEqualTo(portal.bytes(path));
        } finally {
            Await.get(vertx.close());
        }
    }
}
