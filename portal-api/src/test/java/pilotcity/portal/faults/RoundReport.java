package pilotcity.portal.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the rounds came to, as it is printed while they go and when they are over. */
final class RoundReport {
    private final long seed;
    private final Map<InjectedFault, Line> lines = new EnumMap<>(InjectedFault.class);
    private final RoundFindings findings = new RoundFindings();
    private final long start = System.nanoTime();

    /** All rounds of one fault. */
    private static final class Line {
        private int rounds;
        private int written;
        private int refused;
        private int bad;
        private Duration longest = Duration.ZERO;
    }

    RoundReport(long seed) {
        this.seed = seed;
    }

    void add(int round, InjectedFault fault, int written, int refused, Duration took, RoundFindings found) {
        Line line = lines.computeIfAbsent(fault, first -> new Line());
        line.rounds++;
        line.written += written;
        line.refused += refused;
        line.bad += found.said().isEmpty() ? 0 : 1;
        line.longest = took.compareTo(line.longest) > 0 ? took : line.longest;
        findings.add(found);
        print(
                "round %4d  %-46s %5.1f s  %5d written  %s",
                round, fault.title(), seconds(took), written, found.said().isEmpty() ? "sound" : found.said());
    }

    RoundFindings findings() {
        return findings;
    }

    void print() {
        print("%n%-46s %7s %8s %8s %8s %5s", "fault", "rounds", "written", "refused", "longest", "bad");
        lines.forEach((fault, line) -> print(
                "%-46s %7d %8d %8d %6.1f s %5d",
                fault.title(), line.rounds, line.written, line.refused, seconds(line.longest), line.bad));
        int rounds = lines.values().stream().mapToInt(line -> line.rounds).sum();
        int written = lines.values().stream().mapToInt(line -> line.written).sum();
        print(
                "%d rounds in %.0f s, seed %d: %d writes acknowledged, %d lost, %d there twice; %d documents of an index"
                        + " differed, the audit chain was broken %d times",
                rounds,
                seconds(Duration.ofNanos(System.nanoTime() - start)),
                seed,
                written,
                findings.lost,
                findings.twice,
                findings.different,
                findings.broken);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
