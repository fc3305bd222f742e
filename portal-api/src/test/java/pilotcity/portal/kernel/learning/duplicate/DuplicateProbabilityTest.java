package pilotcity.portal.kernel.learning.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What speaks for a duplicate never makes it less probable. */
class DuplicateProbabilityTest {
    private static final long SEED = System.nanoTime();
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(SEED);

    private @Nullable Double similarity() {
        return random.nextInt(3) == 0 ? null : (Double) random.nextDouble();
    }

    private DuplicateEvidence evidence() {
        Separation separation = switch (random.nextInt(4)) {
            case 0 -> Separation.UNKNOWN;
            case 1 -> Separation.SAME_AREA;
            default -> new Separation.Metres(random.nextDouble() * 500);
        };
        return new DuplicateEvidence(
                separation,
                random.nextDouble() * 60,
                SubjectMatch.values()[random.nextInt(4)],
                similarity(),
                similarity(),
                similarity(),
                random.nextBoolean(),
                10 + random.nextInt(300),
                1 + random.nextInt(365));
    }

    private static void isAtMost(DuplicateEvidence weaker, DuplicateEvidence stronger) {
        double less = DuplicateProbability.of(weaker);
        double more = DuplicateProbability.of(stronger);
        assertThat(less).as("seed %s: %s and %s", SEED, weaker, stronger).isBetween(0.0, more);
        assertThat(more).isLessThanOrEqualTo(1);
    }

    private static DuplicateEvidence with(
            DuplicateEvidence other, Separation separation, double days, SubjectMatch subject, boolean closed) {
        return new DuplicateEvidence(
                separation,
                days,
                subject,
                other.addressSimilarity(),
                other.wordSimilarity(),
                other.pictureSimilarity(),
                closed,
                other.radius(),
                other.days());
    }

    private static DuplicateEvidence alike(
            DuplicateEvidence other, @Nullable Double address, @Nullable Double words, @Nullable Double picture) {
        return new DuplicateEvidence(
                other.separation(),
                other.daysApart(),
                other.subject(),
                address,
                words,
                picture,
                other.closed(),
                other.radius(),
                other.days());
    }

    @Test
    void nearerAndSoonerIsNeverLessProbable() {
        for (int round = 0; round < ROUNDS; round++) {
            DuplicateEvidence any = evidence();
            double metres = random.nextDouble() * 500;
            double days = random.nextDouble() * 60;
            isAtMost(
                    with(
                            any,
                            new Separation.Metres(metres + random.nextDouble() * 90),
                            days,
                            any.subject(),
                            any.closed()),
                    with(any, new Separation.Metres(metres), days, any.subject(), any.closed()));
            isAtMost(
                    with(any, any.separation(), days + random.nextDouble() * 9, any.subject(), any.closed()),
                    with(any, any.separation(), days, any.subject(), any.closed()));
        }
    }

    @Test
    void whatIsMoreAlikeIsNeverLessProbable() {
        for (int round = 0; round < ROUNDS; round++) {
            DuplicateEvidence any = evidence();
            double less = random.nextDouble();
            double more = less + (1 - less) * random.nextDouble();
            Double own = any.addressSimilarity();
            isAtMost(alike(any, less, null, null), alike(any, more, null, null));
            isAtMost(alike(any, own, less, null), alike(any, own, more, null));
            isAtMost(alike(any, own, null, less), alike(any, own, null, more));
            isAtMost(alike(any, own, null, null), alike(any, own, less, more));
        }
    }

    @Test
    void theSameCategoryAndAnOpenReportAreNeverLessProbable() {
        for (int round = 0; round < ROUNDS; round++) {
            DuplicateEvidence any = evidence();
            SubjectMatch[] falling = {SubjectMatch.SAME_CATEGORY, SubjectMatch.SAME_GROUP, SubjectMatch.OTHER};
            for (int i = 1; i < falling.length; i++) {
                isAtMost(
                        with(any, any.separation(), any.daysApart(), falling[i], any.closed()),
                        with(any, any.separation(), any.daysApart(), falling[i - 1], any.closed()));
            }
            isAtMost(
                    with(any, any.separation(), any.daysApart(), any.subject(), true),
                    with(any, any.separation(), any.daysApart(), any.subject(), false));
        }
    }

    private static double of(Separation separation, double days, @Nullable Double words, @Nullable Double picture) {
        return DuplicateProbability.of(new DuplicateEvidence(
                separation, days, SubjectMatch.SAME_CATEGORY, null, words, picture, false, 30, 60));
    }

    @Test
    void evidenceAddsUpToWhatAPersonWouldSay() {
        assertThat(of(new Separation.Metres(5), 0.02, null, null)).isBetween(0.6, 0.9);
        assertThat(of(new Separation.Metres(12), 2, null, null)).isBetween(0.1, 0.4);
        assertThat(of(new Separation.Metres(12), 2, 0.6, null)).isGreaterThan(0.7);
        assertThat(of(new Separation.Metres(150), 30, null, null)).isLessThan(0.03);
        assertThat(of(Separation.UNKNOWN, 1, null, null)).isLessThan(0.01);
        assertThat(of(Separation.UNKNOWN, 1, 0.6, null)).isBetween(0.01, 0.3);
        assertThat(of(Separation.UNKNOWN, 1, null, 1.0)).isGreaterThan(0.5);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Separation.Metres(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new Separation.Metres(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> of(Separation.UNKNOWN, -1, null, null)).hasMessageContaining("0 days");
        assertThatThrownBy(() ->
                        new DuplicateEvidence(Separation.UNKNOWN, 1, SubjectMatch.OTHER, null, null, null, false, 0, 1))
                .hasMessageContaining("radius");
    }
}
