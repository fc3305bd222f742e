package pilotcity.portal.bench.harness;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import pilotcity.portal.bench.corpus.SampleGenerator;
import pilotcity.portal.bench.corpus.SampleVocabulary;

/** Reports as residents send them, each with a token that allows it. */
public final class ReportRequests {
    private static final double REACH = 0.02;

    private final SampleGenerator generator;
    private final String bearer;

    /** @param folder the data of the running portal, which is asked for a token */
    public ReportRequests(Path folder, SampleGenerator generator) {
        this.generator = generator;
        this.bearer = BenchToken.bearer(folder, List.of("report"), "record");
    }

    public BenchRequest request(RandomGenerator random) {
        SampleGenerator.Centre centre = generator.centre(random);
        JsonObject body = new JsonObject()
                .put("description", SampleVocabulary.report(random))
                .put("category", "pothole")
                .put("lon", centre.lon() + random.nextDouble(-REACH, REACH))
                .put("lat", centre.lat() + random.nextDouble(-REACH, REACH));
        return new BenchRequest(HttpMethod.POST, "/api/records", body.toBuffer(), bearer);
    }
}
