package pilotcity.portal.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;

/** The benchmark's own kind. */
class SampleKindTest {
    @Test
    void theSamplesGoTogetherWithAllOtherKinds() {
        assertThat(FeatureRegistry.BENCH.kinds(ZoneOffset.UTC).get("sample")).isNotNull();
    }
}
