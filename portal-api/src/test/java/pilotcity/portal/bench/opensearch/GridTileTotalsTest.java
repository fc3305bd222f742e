package pilotcity.portal.bench.opensearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pilotcity.portal.face.tile.mvt.MvtLayerEncoder;

class GridTileTotalsTest {
    @Test
    void theCountsOfATileAreAddedUp() {
        MvtLayerEncoder layer = new MvtLayerEncoder("grid");
        int[] counts = {7, 300, 7, 1_000_000};
        for (int i = 0; i < counts.length; i++) {
            layer.tag("count", counts[i]);
            layer.addBox(i, 0, i + 1, 1);
        }
        assertThat(GridTileTotals.sum(layer.toBytes())).isEqualTo(1_000_314);
    }

    @Test
    void aTileWithNothingInItHasNone() {
        assertThat(GridTileTotals.sum(new byte[0])).isZero();
    }
}
