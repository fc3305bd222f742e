package pilotcity.index.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParallelSlicesTest {
    @Test
    void whatGoesWrongInAPartIsTold() {
        ParallelSlices slices = new ParallelSlices(0, 0);
        for (Boolean bad : List.of(true, false)) {
            assertThatThrownBy(() -> slices.run(
                            1,
                            part -> {
                                if (part == null || part.equals(bad)) {
                                    throw new IOException("broken");
                                }
                                return 1;
                            },
                            Integer::sum))
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken");
        }
    }
}
