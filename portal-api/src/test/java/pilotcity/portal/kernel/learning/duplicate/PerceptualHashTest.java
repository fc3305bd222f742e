package pilotcity.portal.kernel.learning.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** By what pictures are known again. */
class PerceptualHashTest {
    private static final long SEED = System.nanoTime();

    private final Random random = new Random(SEED);

    /** Patches of light and shade, as scenes have them. */
    private double[][] scene() {
        double[][] brightness = new double[PerceptualHash.SIDE][PerceptualHash.SIDE];
        for (int patch = 0; patch < 12; patch++) {
            double x = random.nextDouble() * PerceptualHash.SIDE;
            double y = random.nextDouble() * PerceptualHash.SIDE;
            double size = 2 + random.nextDouble() * 8;
            double light = random.nextDouble() * 160 - 80;
            add(brightness, x, y, size, light);
        }
        return changed(brightness, value -> value + 128);
    }

    private static void add(double[][] brightness, double x, double y, double size, double light) {
        for (int row = 0; row < PerceptualHash.SIDE; row++) {
            for (int column = 0; column < PerceptualHash.SIDE; column++) {
                double distance = Math.hypot(column - x, row - y) / size;
                brightness[row][column] += light * Math.exp(-distance * distance);
            }
        }
    }

    private static double[][] changed(double[][] brightness, DoubleUnaryOperator by) {
        double[][] changed = new double[PerceptualHash.SIDE][PerceptualHash.SIDE];
        for (int row = 0; row < PerceptualHash.SIDE; row++) {
            for (int column = 0; column < PerceptualHash.SIDE; column++) {
                changed[row][column] = Math.clamp(by.applyAsDouble(brightness[row][column]), 0, 255);
            }
        }
        return changed;
    }

    private static PerceptualHash hash(double[][] brightness) {
        return PerceptualHash.of(brightness).orElseThrow();
    }

    @Test
    void aPictureIsKnownAgainBrighterPalerAndWithNoise() {
        for (int round = 0; round < 50; round++) {
            double[][] scene = scene();
            PerceptualHash own = hash(scene);
            assertThat(own.similarity(hash(changed(scene, value -> value * 0.8 + 30))))
                    .as("seed %s", SEED)
                    .isGreaterThan(0.85);
            assertThat(own.similarity(hash(changed(scene, value -> value + random.nextGaussian() * 2))))
                    .as("seed %s", SEED)
                    .isGreaterThan(0.75);
            assertThat(own.similarity(own)).isEqualTo(1);
        }
    }

    @Test
    void otherPicturesHaveAboutHalfOfTheBitsInCommon() {
        double sum = 0;
        for (int round = 0; round < 200; round++) {
            sum += hash(scene()).similarity(hash(scene()));
        }
        assertThat(sum / 200).as("seed %s", SEED).isBetween(0.45, 0.55);
    }

    @Test
    void aPlainPictureIsKnownByNothing() {
        double[][] night = changed(scene(), value -> 12);
        assertThat(PerceptualHash.of(night)).isEmpty();
        assertThat(PerceptualHash.of(changed(night, value -> value + random.nextDouble())))
                .isEmpty();
    }

    @Test
    void picturesThatDifferInThreeBitsHaveAQuarterInCommon() {
        for (int round = 0; round < 1_000; round++) {
            PerceptualHash own = new PerceptualHash(random.nextLong());
            long other = own.bits();
            for (int bit = 0; bit < 3; bit++) {
                other ^= 1L << random.nextInt(64);
            }
            assertThat(Collections.disjoint(own.quarters(), new PerceptualHash(other).quarters()))
                    .as("seed %s", SEED)
                    .isFalse();
        }
    }

    @Test
    void itIsWrittenInSixteenDigits() {
        PerceptualHash hash = new PerceptualHash(0x00ff_1234_abcd_0001L);
        assertThat(hash.hex()).isEqualTo("00ff1234abcd0001");
        assertThat(PerceptualHash.parse(hash.hex())).isEqualTo(hash);
        assertThat(hash.quarters()).containsExactly("0-00ff", "1-1234", "2-abcd", "3-0001");
        assertThatThrownBy(() -> PerceptualHash.parse("12")).hasMessageContaining("16");
        assertThatThrownBy(() -> PerceptualHash.parse("zzzzzzzzzzzzzzzz")).isInstanceOf(IllegalArgumentException.class);
    }
}
